import { expect, test } from 'vitest';
import type { RehearsalEvent } from './events.ts';
import { documentLine, failureLines, toeLogWriter } from './toe-log.ts';
import { readToeFailure, toeLogReader } from './toe-log-reader.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
const arn = 'arn:aws:imagebuilder:us-east-1:123456789012:component/web/1.0.0/1';
const at = { time: '', phase: 'build', step: 'Install' };
const events: readonly RehearsalEvent[] = [
  { type: 'stepStarted', ...at, action: 'ExecuteBash', attempt: 1, range, inputs: null },
  { type: 'output', ...at, attempt: 1, stream: 'stdout', lines: ['Phase: a trap', 'Step Other finished: Success in 1 ms'] },
  { type: 'output', ...at, attempt: 1, stream: 'stderr', lines: ['first'] },
  { type: 'stepStarted', ...at, action: 'ExecuteBash', attempt: 2, range, inputs: null },
  { type: 'output', ...at, attempt: 2, stream: 'stderr', lines: ['no such package'] },
  {
    ...{ type: 'stepFinished', ...at, action: 'ExecuteBash', status: 'Failed', attempt: 2, exitCode: 1, durationMs: 42 },
    ...{ outputs: {}, fidelity: { level: 'exact' }, range, message: 'exit code 1\nof bash' },
  },
];

function written(): string[] {
  const writer = toeLogWriter();
  const lines = [documentLine(arn), ...events.flatMap((event) => writer.linesFor(event))];
  const failure = { document: 'Web', componentArn: arn, phase: 'build', step: 'Install', action: 'ExecuteBash', message: 'exit\ncode 1' };
  return [...lines, ...failureLines({ ...failure, stderr: writer.stderrOf('build', 'Install') })];
}

test('what is written is read back with its place, attempt and stream', () => {
  const kinds = written().map(toeLogReader());
  expect(kinds.slice(0, 3)).toEqual([
    { kind: 'document', componentArn: arn },
    { kind: 'phase', componentArn: arn, phase: 'build' },
    { kind: 'begin', componentArn: arn, phase: 'build', step: 'Install', attempt: 1 },
  ]);
  expect(kinds.filter((line) => line.kind === 'begin').map((line) => line.attempt)).toEqual([1, 2]);
  expect(kinds.find((line) => line.kind === 'finished')).toMatchObject({ step: 'Install', status: 'Failed', durationMs: 42 });
  expect(kinds.filter((line) => line.kind === 'output' && line.stream === 'stderr')).toHaveLength(2);
});

test('output that looks like the log stays output', () => {
  const texts = written()
    .map(toeLogReader())
    .flatMap((line) => (line.kind === 'output' && line.stream === 'stdout' ? [line.text] : []));
  expect(texts).toEqual(['Phase: a trap', 'Step Other finished: Success in 1 ms', 'Note: exit code 1 of bash']);
});

test('the failure block is told apart from the lines that begin a document', () => {
  expect(readToeFailure(written())).toEqual({
    ...{ document: 'Web', componentArn: arn, phase: 'build', step: 'Install', action: 'ExecuteBash' },
    ...{ message: 'exit code 1', stderr: ['no such package'] },
  });
  expect(readToeFailure([documentLine(arn), 'Phase: build', 'Image transitioned'])).toBeUndefined();
});

test('lines around the documents are none of theirs', () => {
  expect(toeLogReader()('Launching instance')).toEqual({ kind: 'other', text: 'Launching instance' });
});

import { expect, test } from 'vitest';
import type { BuildPlan, PlanItem, RunStep } from '../../contract/index.ts';
import { commandIo } from '../testing/command-io.ts';
import { document, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { build } from './build.ts';
import { readBuildArguments } from './build-arguments.ts';
import { buildReport } from './build-report.ts';

const image: PlanItem = {
  ...{ key: '(image)', action: 'create', kind: 'image', name: 'server', version: '1.0.0', reason: 'a build of the recipe' },
  ...{ changes: [], choices: [], origin: 'asked', included: true, needs: [], edits: [] },
};
const plan: BuildPlan = {
  ...{ id: 'p', root: '/', file: recipePath, image, items: [image], summary: '', notes: ['A note.'] },
  place: { id: 'local', name: 'Local account', accountId: '000000000000', region: 'us-east-1' },
};
const imageArn = 'arn:aws:imagebuilder:us-east-1:000000000000:image/server/1.0.0/1';
const artifacts = [{ type: 'oci-archive', path: '/images/image.tar' }] as const;
const step: RunStep = {
  id: 's',
  stage: 'BUILDING',
  component: 'web',
  phase: 'build',
  name: 'Greet',
  state: 'failed',
  attempt: 1,
  durationMs: 1500,
  message: 'no',
};
const failure = {
  component: 'web',
  phase: 'build',
  step: 'Greet',
  message: 'it ended with exit code 3',
  lines: ['boom'],
  source: { path: 'web.yaml', range: { start: { line: 6, character: 0 }, end: { line: 6, character: 1 } } },
  advice: 'Mend it.',
};

function report(json: boolean) {
  const io = commandIo('/');
  return {
    ...buildReport(io.stdout, { json, plan }),
    io,
    events: () =>
      io
        .output()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

test('an image that is available is success, with its ARN, state and files', () => {
  const { sink, finish, io } = report(false);
  sink.update({ state: 'running', stage: 'BUILDING', imageArn });
  sink.step({ ...step, state: 'succeeded' });
  sink.update({ stage: 'AVAILABLE' });
  sink.update({ state: 'succeeded', artifacts });
  expect(finish()).toBe(0);
  expect(io.output()).toContain('✓ web / build / Greet (1.5 s)');
  expect(io.output()).toMatch(new RegExp(`Image +${imageArn}\nState +AVAILABLE\nOutput +/images/image.tar`));
});

test('a failure is told with its place in the file, its lines and what to do', () => {
  const { sink, finish, io } = report(false);
  sink.update({ state: 'running', stage: 'BUILDING', imageArn });
  sink.log([
    { time: '', stream: 'stdout', stepId: 's', text: 'shown' },
    { time: '', stream: 'system', stepId: 's', text: 'not shown' },
    { time: '', stream: 'system', text: 'Image transitioned to not shown' },
    { time: '', stream: 'system', text: 'making a base' },
  ]);
  sink.step(step);
  sink.update({ state: 'failed', stage: 'FAILED', failure });
  expect(finish()).toBe(1);
  const output = io.output();
  for (const words of [
    '│ shown',
    '│ making a base',
    '✗ web / build / Greet (1.5 s): no',
    'web.yaml:7',
    'exit code 3',
    '│ boom',
    'Mend it.',
  ])
    expect(output).toContain(words);
  expect(output).not.toContain('not shown');
});

test('JSON is one event a line, and the last one tells all that matters', () => {
  const { sink, finish, events } = report(true);
  sink.update({ state: 'running', stage: 'BUILDING', imageArn });
  sink.step(step);
  sink.log([{ time: '', stream: 'stdout', text: 'x' }]);
  sink.log([]);
  sink.update({ state: 'failed', stage: 'FAILED', failure, artifacts: [] });
  finish();
  expect(events().map(({ type }) => type)).toEqual(['buildPlanned', 'updated', 'step', 'log', 'updated', 'buildFinished']);
  expect(events().at(-1)).toEqual({ type: 'buildFinished', imageArn, state: 'FAILED', reason: 'it ended with exit code 3', artifacts: [] });
});

test.each([
  [{ state: 'succeeded', stage: 'AVAILABLE', imageArn }, 'AVAILABLE', 0],
  [{ state: 'cancelled', stage: 'CANCELLED', imageArn }, 'CANCELLED', 1],
  [{ state: 'failed' }, 'FAILED', 1],
  [{ state: 'cancelled' }, 'CANCELLED', 1],
] as const)('a build that ended as %j is %s', (patch, state, code) => {
  const { sink, finish, events } = report(true);
  sink.update(patch);
  expect(finish()).toBe(code);
  expect(events().at(-1)).toMatchObject({ state, imageArn: 'imageArn' in patch ? patch.imageArn : null });
});

test.each([[[]], [['a', 'b']], [['--jsn', 'a']], [['--workspace']], [['a', '--parameter', 'Port=1']]])(
  'the words %j are wrong usage',
  (words) => {
    expect(() => readBuildArguments(words)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  },
);

test.each([
  ['is not there', 'gone.yaml', {}],
  ['cannot be built', 'components/greeter.yaml', {}],
  ['names something broken', recipePath, { 'components/greeter.yaml': document().replace('ExecuteBash', 'ExecuteBsh') }],
])('a file that %s is wrong usage', async (_case, path, files) => {
  const io = commandIo(temporaryFolder({ ...sampleWorkspace, ...files }));
  await expect(build.run([path], io)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(path.includes('recipe') ? 'greeter.yaml:7' : path),
  });
  expect(io.output()).toBe('');
});

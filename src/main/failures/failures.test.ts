import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allowedLink } from '../external-links.ts';
import { failurePatterns } from './catalogue.ts';
import { diagnose } from './diagnose.ts';
import { keptLines, lastLines } from './last-lines.ts';
import type { FailedStep } from './pattern.ts';

const folder = join(import.meta.dirname, 'logs');
const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
const healthyLogs = readdirSync(join(folder, 'healthy'));

/** A log of ours: what is known beside the lines stands at its beginning, as `@message …`. */
function readFailure(id: string): FailedStep {
  const lines = readFileSync(join(folder, `${id}.log`), 'utf8')
    .trimEnd()
    .split('\n');
  const facts = new Map(lines.filter((line) => line.startsWith('@')).map((line) => [line.split(' ')[0], line.replace(/^@\w+ ?/, '')]));
  return {
    message: facts.get('@message') ?? '',
    lines: lines.filter((line) => !line.startsWith('@')),
    action: facts.get('@action'),
    phase: facts.get('@phase'),
    timedOut: facts.has('@timedOut'),
    network: facts.get('@network') !== 'off',
  };
}

test('at least 40 ways to fail are known, each by its own name', () => {
  const ids = failurePatterns.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(40);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every pattern has a log, and every log a pattern', () => {
  expect(logs.toSorted()).toEqual(failurePatterns.map(({ id }) => `${id}.log`).toSorted());
});

test.each(failurePatterns.map(({ id }) => id))('the log of %s is told as that and nothing else', (id) => {
  const step = readFailure(id);
  const { cause } = diagnose(step);
  expect(cause?.id).toBe(id);
  expect(
    [step.message, ...step.lines, `exit code ${/\d+$/.exec(step.message)?.[0]}`].some((text) => text.startsWith(cause?.evidence ?? '')),
  ).toBe(true);
});

test.each(failurePatterns.map(({ id }) => id))('the log of %s is told the same behind hundreds of healthy lines', (id) => {
  const step = readFailure(id);
  const healthy = healthyLogs.flatMap((name) =>
    readFileSync(join(folder, 'healthy', name), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  expect(diagnose({ ...step, lines: [...healthy, ...healthy, ...step.lines] }).cause?.id).toBe(id);
});

test.each(healthyLogs)('nothing is found in the healthy log %s', (name) => {
  const lines = readFileSync(join(folder, 'healthy', name), 'utf8')
    .trimEnd()
    .split('\n');
  for (const line of ['', ...lines]) expect(diagnose({ message: line, lines: [line] }).cause, line).toBeUndefined();
});

test('every pattern says why and what to do, and links only where the app goes', () => {
  for (const { title, cause, advice, page } of failurePatterns) {
    for (const text of [cause, advice]) expect(text).toMatch(/^\S.{20,}\.$/s);
    expect(title).not.toMatch(/\.$/);
    if (page !== undefined) expect(allowedLink(page)).toBe(page);
  }
});

/** Every repetition in an expression, as it is written. */
const repetitions = (expression: RegExp) => expression.source.replace(/\\.|\[[^\]]*\]/g, 'x').match(/\*|\+|\{\d+,?\d*\}/g) ?? [];

test('no expression repeats without a bound, so that no log can make it run on', () => {
  for (const { id, signs, when } of failurePatterns)
    for (const expression of [signs.line, signs.reason, when?.besides])
      for (const repetition of expression ? repetitions(expression) : [])
        expect(repetition, `${id}: ${expression}`).toMatch(/^\{\d{1,3}(,\d{1,3})?\}$/);
});

test('a hostile log costs bounded work and is told as unknown', () => {
  const beginnings = failurePatterns.flatMap(({ signs }) => (signs.line ? [signs.line.source.slice(0, 5)] : []));
  const hostile = [
    'a'.repeat(10_000_000),
    `${'package '.repeat(100_000)}x`,
    beginnings.join(' ').repeat(500),
    `${'{'.repeat(50_000)}${'\\'.repeat(50_000)}`,
    '\u0000\u001b[31m\r'.repeat(20_000),
  ];
  const lines = Array.from({ length: 100_000 }, (_, index) => hostile[index % 2] ?? '');
  const { cause, lines: shown } = diagnose({ message: hostile[0] ?? '', reasons: hostile, lines });
  expect(cause).toBeUndefined();
  expect(shown.length).toBeLessThanOrEqual(20);
});

test('evidence is cut to what fits on a card', () => {
  const { cause } = diagnose({ message: 'x', lines: [`No space left on device ${'x'.repeat(5000)}`] });
  expect(cause?.evidence.length).toBe(300);
});

test('evidence further up is shown with what is around it, before the end of the log', () => {
  const noise = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  const { lines } = diagnose({ message: 'exit status 1', lines: [...noise, 'tar: No space left on device', ...noise] });
  expect(lines.slice(0, 5)).toEqual(['line 97', 'line 98', 'line 99', 'tar: No space left on device', 'line 0']);
  expect(lines).toContain('…');
  expect(lines.at(-1)).toBe('line 99');
  expect(lines.length).toBe(20);
});

test('the exit code counts whether it is given or only told', () => {
  expect(diagnose({ message: 'x', lines: [], exitCode: 127 }).cause).toMatchObject({ id: 'command-missing', evidence: 'exit code 127' });
  expect(diagnose({ message: 'the script ended with exit status 126', lines: [] }).cause?.id).toBe('permission-denied');
});

test('reasons of the image are looked at like the message of the step', () => {
  const reasons = ['AMI Copy Reported Failure For ami-0a'];
  expect(diagnose({ message: 'The account gives no reason.', reasons, lines: [] }).cause?.id).toBe('ami-copy');
});

test('what nothing fits is left to the reader of the log', () => {
  expect(diagnose({ message: 'x', lines: [] })).toEqual({ cause: undefined, advice: expect.stringContaining('last lines'), lines: [] });
});

test('only the last lines of an endless log are kept', () => {
  const last = lastLines();
  for (let index = 0; index < 5 * keptLines; index += 1) last.add([String(index)]);
  expect(last.all()).toEqual(Array.from({ length: keptLines }, (_, index) => String(4 * keptLines + index)));
  last.clear();
  expect(last.all()).toEqual([]);
});

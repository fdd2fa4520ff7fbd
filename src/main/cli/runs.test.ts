import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBuildInputs, startImage } from '../../../tests/conformance/fixture/resources.ts';
import { localAccountFolder } from '../local-account.ts';
import { kilnPaths } from '../paths.ts';
import { openRuns } from '../runs/registry.ts';
import { commandIo, type RecordedIo } from '../testing/command-io.ts';
import { makesImages } from '../testing/image-builds.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { runs } from './runs.ts';

const open = (io: RecordedIo) =>
  openRuns({
    folder: join(kilnPaths(io.env).data, 'runs'),
    now: () => new Date(),
    report(error) {
      throw error;
    },
  });

const step = { id: 's', stage: 'Rehearsal', name: 'Greet', attempt: 1, startedAt: '2026-01-01T00:00:00.000Z' } as const;

/** A home in which one run succeeded and one failed; the ids of both. */
async function home() {
  const io = commandIo(temporaryFolder());
  const registry = await open(io);
  const begin = (title: string) => registry.begin({ origin: 'rehearsal', file: `${title}.yaml`, root: '/w', title }, () => {});
  const [good, bad] = [begin('good'), begin('bad')];
  good.step({ ...step, state: 'succeeded', durationMs: 1200 });
  good.log([{ time: step.startedAt, stream: 'stdout', stepId: 's', text: 'hello' }]);
  good.update({ state: 'succeeded', finishedAt: '2026-01-01T00:00:02.000Z' });
  bad.update({ state: 'failed', finishedAt: '2026-01-01T00:00:02.000Z', failure: { message: 'it broke', lines: [], advice: 'Mend it.' } });
  registry.close();
  return { io, good: good.id, bad: bad.id };
}

test('runs are listed, found by words and states, and cut off', async () => {
  const { io, good, bad } = await home();
  expect(await runs.run([], io)).toBe(0);
  expect(io.output()).toContain(`${good.slice(0, 8)}  succeeded`);
  expect(io.output()).toContain(`${bad.slice(0, 8)}  failed`);
  for (const found of [
    ['--state', 'failed'],
    ['--text', 'bad'],
  ]) {
    const before = io.output().length;
    expect(await runs.run([...found, '--json'], io)).toBe(0);
    expect(JSON.parse(io.output().slice(before))).toMatchObject({ runs: [{ id: bad }] });
  }
  const before = io.output().length;
  await runs.run(['--limit', '1', '--json'], io);
  expect(JSON.parse(io.output().slice(before))).toMatchObject({ total: 2, runs: [{}] });
});

test('one run is told with its steps, its log and its end, and its exit code says how that was', async () => {
  const { io, good, bad } = await home();
  expect(await runs.run(['show', good.slice(0, 8)], io)).toBe(0);
  expect(io.output()).toMatch(/✓ Greet \(1\.2 s\)\n {4}│ hello/);
  expect(await runs.run(['tail', bad], io)).toBe(1);
  expect(io.output()).toContain('it broke');
});

test('a run is exported as one file and opened elsewhere', async () => {
  const { io, good } = await home();
  expect(await runs.run(['export', good], io)).toBe(0);
  expect(existsSync(join(io.cwd, 'good.kilnrun'))).toBe(true);
  const elsewhere = commandIo(io.cwd);
  expect(await runs.run(['open', 'good.kilnrun', '--json'], elsewhere)).toBe(0);
  const { runId } = JSON.parse(elsewhere.output());
  expect(await runs.run(['show', runId], elsewhere)).toBe(0);
  expect(elsewhere.output()).toContain('hello');
});

test('a build that somebody else started is followed by its ARN', async () => {
  const io = commandIo(temporaryFolder());
  const account = testAccount(makesImages({ packages: [] }), localAccountFolder(kilnPaths(io.env)));
  const api = await (await account.aws()).imagebuilder();
  const arn = await startImage(api, await createBuildInputs(api, 'Elsewhere'));
  expect(await runs.run(['tail', arn], io)).toBe(0);
  expect(io.output()).toContain(`Image    ${arn}`);
});

test.each([
  [['dance']],
  [['show']],
  [['show', 'no-such-run']],
  [['tail', 'a', 'b']],
  [['--state', 'happy']],
  [['--limit', 'all']],
  [['open', 'missing.kilnrun']],
])('%j is wrong usage', async (args) => {
  await expect(runs.run(args, commandIo(temporaryFolder()))).rejects.toMatchObject({ name: 'UsageError' });
});

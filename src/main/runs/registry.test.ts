import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RunEvent, RunListEvent, RunState, RunStep } from '../../contract/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openRuns, type RunRegistry } from './registry.ts';
import { outdated } from './retention.ts';

const time = '2026-11-21T10:00:00.000Z';
const rehearsal = { origin: 'rehearsal', file: 'a.yaml', root: '/w', title: 'a.yaml' } as const;
const build = { origin: 'local-build', file: 'r.yaml', root: '/w', title: 'r.yaml' } as const;
const line = (text: string) => ({ time, stream: 'stdout', text }) as const;
const step: RunStep = { id: 's1', stage: 'Rehearsal', name: 'One', state: 'running', attempt: 1 };

function unexpected(error: unknown): never {
  throw error;
}

async function open(folder: string, report: (error: unknown) => void = unexpected) {
  let seconds = 0;
  const now = () => new Date(Date.parse(time) + 1000 * seconds++);
  const runs = await openRuns({ folder, now, report });
  onTestFinished(() => runs.close());
  return runs;
}

/** What a stream gives until the test is over. */
function collect<Event>(read: (signal: AbortSignal) => AsyncIterable<Event>): Event[] {
  const stop = new AbortController();
  const events: Event[] = [];
  const done = (async () => {
    for await (const event of read(stop.signal)) events.push(event);
  })();
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  return events;
}

const watch = (runs: RunRegistry, runId: string, after = 0) => collect<RunEvent>((signal) => runs.watch(runId, { after, signal }));

/** As a process that dies: what it wrote stays, its number belongs to nobody. */
function killedOwner(folder: string, runId: string): void {
  const path = join(folder, runId, 'run.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pid: 2 ** 30 }));
}

describe('a run', () => {
  test('is told as a snapshot, then as it goes, with every line once', async () => {
    const runs = await open(temporaryFolder());
    const run = runs.begin(rehearsal, () => {});
    run.log([line('before')]);
    const events = watch(runs, run.id);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    run.update({ state: 'running' });
    run.step(step);
    run.step({ ...step, state: 'succeeded' });
    run.log([line('one'), line('two')]);
    await vi.waitFor(() => expect(events).toHaveLength(5));
    expect(events[0]).toMatchObject({ type: 'snapshot', run: { id: run.id, state: 'queued' }, log: [{ index: 0, text: 'before' }] });
    expect(events[4]).toEqual({
      type: 'log',
      logLength: 3,
      lines: [
        { index: 1, ...line('one') },
        { index: 2, ...line('two') },
      ],
    });
    expect(run.run().steps).toEqual([{ ...step, state: 'succeeded' }]);
  });

  test('can be watched on from the line that the watcher has', async () => {
    const runs = await open(temporaryFolder());
    const run = runs.begin(rehearsal, () => {});
    run.log(['a', 'b', 'c', 'd'].map(line));
    const events = watch(runs, run.id, 2);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(events[0]?.type === 'snapshot' && events[0].log.map(({ index, text }) => [index, text])).toEqual([
      [2, 'c'],
      [3, 'd'],
    ]);
  });

  test('that finished is there after a restart as it was', async () => {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const run = runs.begin(rehearsal, () => {});
    run.step(step);
    run.log([line('one')]);
    run.update({ state: 'succeeded', finishedAt: time });
    const before = run.run();
    const again = await open(folder);
    expect(await again.record(run.id)).toEqual(before);
    const events = watch(again, run.id);
    await vi.waitFor(() => expect(events[0]).toMatchObject({ run: before, log: [{ text: 'one' }] }));
  });

  test('is cancelled by whoever does its work, and not twice', async () => {
    const runs = await open(temporaryFolder());
    const cancel = vi.fn();
    const run = runs.begin(rehearsal, cancel);
    runs.cancel(run.id);
    expect(cancel).toHaveBeenCalledOnce();
    run.update({ state: 'cancelled' });
    runs.cancel(run.id);
    expect(cancel).toHaveBeenCalledOnce();
    expect(() => runs.cancel('unknown')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('that is unknown cannot be watched', async () => {
    const runs = await open(temporaryFolder());
    const reading = async () => {
      for await (const _ of runs.watch('unknown', { after: 0, signal: new AbortController().signal }));
    };
    await expect(reading()).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('after the process was killed', () => {
  test('a rehearsal is told as interrupted, with its log as far as it was written', async () => {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const run = runs.begin(rehearsal, () => {});
    run.update({ state: 'running' });
    run.step(step);
    run.log([line('one'), line('two')]);
    runs.close();
    appendFileSync(join(folder, run.id, 'log.jsonl'), '{"index":2,"ti');
    killedOwner(folder, run.id);
    const again = await open(folder);
    expect(again.all()).toMatchObject([
      { id: run.id, state: 'failed', failure: { message: expect.stringContaining('interrupted') }, steps: [{ state: 'cancelled' }] },
    ]);
    const events = watch(again, run.id);
    await vi.waitFor(() => expect(events[0]).toMatchObject({ log: [{ text: 'one' }, { text: 'two' }] }));
    expect((await open(folder)).summaries()[0]?.state).toBe('failed');
  });

  test('a build waits to be watched on, behind the last whole line of its log', async () => {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const run = runs.begin(build, () => {});
    run.update({ state: 'running', imageArn: 'arn:aws:imagebuilder:x:1:image/a/1.0.0/1' });
    run.step(step);
    run.log([line('one')]);
    runs.close();
    appendFileSync(join(folder, run.id, 'log.jsonl'), '{"index":1,"ti');
    killedOwner(folder, run.id);
    const again = await open(folder);
    expect(again.orphans()).toMatchObject([{ id: run.id, state: 'running' }]);
    const resumed = again.resume(run.id, () => {});
    expect(again.orphans()).toEqual([]);
    resumed.log([line('two')]);
    resumed.update({ state: 'succeeded', finishedAt: time });
    const events = watch(again, run.id);
    await vi.waitFor(() =>
      expect(events[0]).toMatchObject({
        run: { steps: [step] },
        log: [
          { index: 0, text: 'one' },
          { index: 1, text: 'two' },
        ],
      }),
    );
  });

  test('a build that had no image yet is told as interrupted', async () => {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const run = runs.begin(build, () => {});
    runs.close();
    killedOwner(folder, run.id);
    const again = await open(folder);
    expect(again.orphans()).toEqual([]);
    expect(again.all()).toMatchObject([{ state: 'failed' }]);
  });

  test('a run of another Kiln that still lives is left to it', async () => {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const run = runs.begin(rehearsal, () => {});
    runs.close();
    const path = join(folder, run.id, 'run.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pid: process.ppid }));
    const again = await open(folder);
    expect(again.all()).toMatchObject([{ state: 'queued' }]);
    expect(() => again.cancel(run.id)).toThrow(expect.objectContaining({ code: 'refused' }));
  });

  test('a record that cannot be read is reported and left out', async () => {
    const folder = temporaryFolder({ 'broken/run.json': '{' });
    const report = vi.fn();
    expect((await open(folder, report)).all()).toEqual([]);
    expect(report).toHaveBeenCalledOnce();
  });
});

test('the list tells what is there, the newest first, and every run that changes', async () => {
  const runs = await open(temporaryFolder());
  const [one, two] = [runs.begin(rehearsal, () => {}), runs.begin(build, () => {})];
  const events = collect<RunListEvent>((signal) => runs.list(signal));
  await vi.waitFor(() => expect(events).toHaveLength(1));
  expect(events[0]?.type === 'snapshot' && events[0].runs.map(({ id }) => id)).toEqual([two.id, one.id]);
  one.update({ state: 'running' });
  one.update({ notes: ['nothing that the list shows'] });
  const three = runs.begin(rehearsal, () => {});
  await vi.waitFor(() => expect(events).toHaveLength(3));
  expect(events.slice(1)).toMatchObject([
    { type: 'run', run: { id: one.id, state: 'running' } },
    { type: 'run', run: { id: three.id, state: 'queued' } },
  ]);
});

test('a disk that takes nothing is reported, and the run goes on', async () => {
  const [report, folder] = [vi.fn(), temporaryFolder()];
  const runs = await open(join(folder, 'runs'), report);
  const run = runs.begin(rehearsal, () => {});
  rmSync(join(folder, 'runs'), { recursive: true });
  run.log([line('one')]);
  run.update({ state: 'succeeded' });
  expect(report).toHaveBeenCalled();
  expect(run.run().state).toBe('succeeded');
});

test('old runs are forgotten, with their files', async () => {
  const folder = temporaryFolder();
  const runs = await open(folder);
  for (let count = 0; count < 4; count += 1) runs.begin(rehearsal, () => {}).update({ state: 'succeeded' });
  const newest = runs.all()[0]?.id ?? '';
  const again = await openRuns({
    folder,
    retention: { runs: 1, bytes: Number.POSITIVE_INFINITY },
    now: () => new Date(time),
    report: unexpected,
  });
  expect(again.summaries().map(({ id }) => id)).toEqual([newest]);
  expect(readdirSync(folder).sort()).toEqual([newest, 'index.jsonl'].sort());
  expect(existsSync(join(folder, newest, 'run.json'))).toBe(true);
});

describe('the history', () => {
  const wanted = { offset: 0, limit: 100 };

  async function history() {
    const folder = temporaryFolder();
    const runs = await open(folder);
    const [one, two] = [
      runs.begin({ ...rehearsal, title: 'nginx.yaml' }, () => {}),
      runs.begin({ ...build, connection: { id: 'prod', region: 'eu-west-1' } }, () => {}),
    ];
    one.update({ state: 'failed', failure: { step: 'InstallNginx', message: 'no such package', lines: [], advice: '' } });
    two.update({ state: 'succeeded' });
    return { folder, runs, ids: { one: one.id, two: two.id } };
  }

  test('is searched by what failed, by state, origin, connection and time', async () => {
    const { runs, ids } = await history();
    const found = (more: object) => runs.find({ ...wanted, ...more }).runs.map(({ id }) => id);
    expect(found({})).toEqual([ids.two, ids.one]);
    expect(found({ text: 'PACKAGE installnginx' })).toEqual([ids.one]);
    expect(found({ text: 'package apache' })).toEqual([]);
    expect(found({ states: ['succeeded'] })).toEqual([ids.two]);
    expect(found({ origins: ['rehearsal'] })).toEqual([ids.one]);
    expect(found({ connection: 'prod' })).toEqual([ids.two]);
    expect(found({ until: '2026-11-21T10:00:01.000Z' })).toEqual([ids.one]);
    expect(runs.find({ offset: 1, limit: 1 })).toMatchObject({ total: 2, runs: [{ id: ids.one }] });
  });

  test('of thousands of runs is opened from its index, without a look at their records', async () => {
    const { folder, runs, ids } = await history();
    runs.close();
    const index = readFileSync(join(folder, 'index.jsonl'), 'utf8');
    const lines = Array.from({ length: 1998 }, (_, at) => {
      mkdirSync(join(folder, `r${at}`)); // no record in it: whoever reads one complains
      return JSON.stringify({ run: { id: `r${at}`, ...build, state: 'succeeded', startedAt: time }, bytes: 1 });
    });
    writeFileSync(join(folder, 'index.jsonl'), `${index}${lines.join('\n')}\n`);
    const again = await open(folder);
    expect(again.find(wanted).total).toBe(2000);
    expect(again.find({ ...wanted, text: 'nginx' }).runs.map(({ id }) => id)).toEqual([ids.one]);
    const events = collect<RunListEvent>((signal) => again.list(signal));
    await vi.waitFor(() => expect(events[0]).toMatchObject({ total: 2000, runs: { length: 200 } }));
  });

  test('is made anew from the runs when its index is lost or damaged', async () => {
    const { folder, runs, ids } = await history();
    runs.close();
    writeFileSync(join(folder, 'index.jsonl'), '{"run":{"id":');
    expect((await open(folder)).summaries().map(({ id }) => id)).toEqual([ids.two, ids.one]);
  });

  test('forgets what is taken out of it, files and all', async () => {
    const { folder, runs, ids } = await history();
    const events = collect<RunListEvent>((signal) => runs.list(signal));
    await runs.remove([ids.one, 'unknown']);
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'removed', ids: [ids.one] }));
    expect(existsSync(join(folder, ids.one))).toBe(false);
    expect(await runs.removeOlder('2027')).toBe(1);
    runs.close();
    expect((await open(folder)).summaries()).toEqual([]);
  });

  test('tells who works on a forgotten run, and takes nothing from him', async () => {
    const { folder, runs } = await history();
    const cancel = vi.fn();
    const run = runs.begin(build, cancel);
    await runs.remove([run.id]);
    run.log([line('late')]);
    run.update({ state: 'succeeded' });
    expect(run.forgotten.aborted).toBe(true);
    expect(cancel).not.toHaveBeenCalled();
    expect(existsSync(join(folder, run.id))).toBe(false);
  });

  test('keeps to its bounds, in runs and in bytes', () => {
    const one = (id: string, state: RunState, bytes: number) => ({ run: { id, ...build, state, startedAt: time }, bytes });
    const all = [one('a', 'succeeded', 10), one('b', 'running', 10), one('c', 'failed', 10), one('d', 'failed', 10)];
    expect(outdated(all, { runs: 3, bytes: 1000 })).toEqual(['d']);
    expect(outdated(all, { runs: 100, bytes: 15 })).toEqual(['c', 'd']);
  });
});

describe('a long log', () => {
  test('is told by its end; the rest is read and searched by its places', async () => {
    const runs = await open(temporaryFolder());
    const run = runs.begin(rehearsal, () => {});
    const step = { stepId: 'build/Two' };
    for (let first = 0; first < 20_000; first += 5000)
      run.log(Array.from({ length: 5000 }, (_, at) => ({ ...line(`line ${first + at}`), ...(first === 5000 ? step : {}) })));
    run.log([line('\u001b[31mLi\u001b[0mne 7 "again"')]);
    const events = watch(runs, run.id);
    await vi.waitFor(() => expect(events[0]).toMatchObject({ logLength: 20_001, log: { length: 1000, 999: { index: 20_000 } } }));
    expect((await runs.log(run.id, 12_000, 12_002)).map(({ text }) => text)).toEqual(['line 12000', 'line 12001']);
    expect(await runs.log(run.id, 0, 20_001)).toHaveLength(4096);

    const search = async (wanted: { text: string; stepId?: string }) => {
      const ranges: (readonly [number, number])[] = [];
      for await (const found of runs.searchLog(run.id, wanted, AbortSignal.timeout(5000))) {
        ranges.push(...found.ranges);
        if (found.seen === 20_001) break;
      }
      return ranges;
    };
    expect(await search({ text: 'LINE 7 "' })).toEqual([[20_000, 20_001]]);
    expect(await search({ text: 'line 1234' })).toEqual([
      [1234, 1235],
      [12_340, 12_350],
    ]);
    expect(await search({ text: '', ...step })).toEqual([[5000, 10_000]]);
  });
});

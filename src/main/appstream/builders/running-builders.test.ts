import { expect, onTestFinished, test, vi } from 'vitest';
import type { RunningBuilders } from '../../../contract/index.ts';
import { openSettings } from '../../settings/settings.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { builderRow } from './builder-row.ts';
import { openRunning } from './running-builders.ts';
import { watchRunning } from './watch-running.ts';

const at = { connection: 'local', region: 'us-east-1' };
const hour = 3_600_000;
const row = (state: string) => ({
  ...builderRow({
    Name: 'office',
    Arn: 'arn:aws:appstream:us-east-1:111122223333:image-builder/office',
    InstanceType: 'stream.standard.medium',
  }),
  state,
});

function open(folder = temporaryFolder()) {
  const time = { now: Date.parse('2026-11-21T10:00:00.000Z') };
  const running = openRunning({ folder, settings: openSettings(folder), now: () => time.now });
  onTestFinished(() => running.close());
  return { folder, time, running };
}

test('what runs outlives the app, and is due after the hours that are set', async () => {
  const { folder, running, time } = open();
  await running.seen(at, [row('RUNNING')]);
  const again = open(folder);
  await again.running.load();
  again.time.now = time.now + 4 * hour - 1;
  expect((await again.running.now()).builders).toMatchObject([{ name: 'office', known: 'seen', due: false }]);
  again.time.now += 1;
  expect((await again.running.now()).builders).toMatchObject([{ due: true }]);
  await again.running.remindLater({ ...at, name: 'office' }, 2);
  expect((await again.running.now()).builders).toMatchObject([{ due: false }]);
  await again.running.setReminder(0);
  again.time.now += 100 * hour;
  expect(await again.running.now()).toMatchObject({ remindAfterHours: 0, builders: [{ due: false }] });
});

test('windows hear when something begins to run, stops, and becomes due; an account in which nothing runs is not asked', async () => {
  const { running, time } = open();
  const asked: string[] = [];
  const far = { state: 'RUNNING' };
  const timers: (() => void)[] = [];
  const clock = {
    now: () => time.now,
    after(_ms: number, run: () => void) {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
  };
  const watch = watchRunning({
    ...{ running, clock },
    read: async ({ region }) => {
      asked.push(region);
      return [row(far.state)];
    },
    report: (error) => {
      throw error;
    },
  });
  const seen: RunningBuilders[] = [];
  const controller = new AbortController();
  const following = (async () => {
    for await (const one of watch.watch(controller.signal)) seen.push(one);
  })();
  await vi.waitFor(() => expect(timers).toHaveLength(1));
  expect([asked, seen.at(-1)?.builders]).toEqual([[], []]);
  await running.seen(at, [row('RUNNING')]);
  await vi.waitFor(() => expect(seen.at(-1)?.builders).toMatchObject([{ name: 'office', due: false }]));
  time.now += 5 * hour;
  timers.shift()?.();
  await vi.waitFor(() => expect(seen.at(-1)?.builders).toMatchObject([{ known: 'gaps', due: true }]));
  expect(asked).toEqual(['us-east-1']);
  far.state = 'STOPPED';
  await vi.waitFor(() => expect(timers).toHaveLength(1));
  timers.shift()?.();
  await vi.waitFor(() => expect(seen.at(-1)?.builders).toEqual([]));
  controller.abort();
  await following;
  await vi.waitFor(() => expect(timers).toHaveLength(0));
});

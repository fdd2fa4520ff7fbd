import { expect, onTestFinished, test, vi } from 'vitest';
import { applyLiveList, type BuilderRow, emptyLiveList, type LiveList, type RunningBuilders } from '../../../contract/index.ts';
import { openSettings } from '../../settings/settings.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testAccount } from '../../testing/test-account.ts';
import { createImageBuilders } from './builders.ts';
import { acceptedLaunch } from './builders-under-test.ts';

const at = { connection: 'local', region: 'us-east-1' };
const soon = { timeout: 40_000, interval: 100 };

/** The service over a real local account, with what one window sees of it. */
async function service() {
  const account = testAccount();
  const folder = temporaryFolder();
  const opened: string[] = [];
  const { close, handlers } = createImageBuilders({
    ...{ aws: account.aws, folder, settings: openSettings(folder) },
    openExternal: async (url) => void opened.push(url),
    report: (error) => {
      throw error;
    },
  });
  const controller = new AbortController();
  const { signal } = controller;
  const seen: { list: LiveList<BuilderRow>; running: RunningBuilders | undefined } = { list: emptyLiveList, running: undefined };
  const following = Promise.all([
    (async () => {
      for await (const event of handlers.watch(at, signal)) seen.list = applyLiveList(seen.list, event, ({ name }) => name);
    })(),
    (async () => {
      for await (const running of handlers.running({}, signal)) seen.running = running;
    })(),
  ]);
  onTestFinished(async () => {
    controller.abort();
    await following;
    close();
  });
  const request = await acceptedLaunch(await account.aws());
  return { handlers, signal, opened, request, row: () => seen.list.rows.get('office'), running: () => seen.running?.builders ?? [] };
}

test('a window sees what becomes of a launch by itself, and since when it runs', async () => {
  const { handlers, opened, request, row, running, signal } = await service();
  expect((await handlers.check({ ...at, request }, signal)).faults).toEqual([]);
  await handlers.launch({ ...at, request }, signal);
  await vi.waitFor(() => expect(row()?.state).toBe('PENDING'), soon);
  expect((await handlers.check({ ...at, request }, signal)).faults).toMatchObject([{ at: 'Name' }]);
  await vi.waitFor(() => expect(row()).toMatchObject({ state: 'RUNNING', running: { known: 'start' } }), soon);
  await vi.waitFor(() => expect(running()).toMatchObject([{ name: 'office', due: false }]), soon);

  const answer = await handlers.connect({ ...at, name: 'office', validity: undefined }, signal);
  expect([Object.keys(answer), opened.length]).toEqual([['expires'], 1]);
  await handlers.setReminder({ hours: 0.0001 }, signal);
  await vi.waitFor(() => expect(running()).toMatchObject([{ due: true }]), soon);
  await handlers.remindLater({ ...at, name: 'office', hours: 1 }, signal);
  await vi.waitFor(() => expect(running()).toMatchObject([{ due: false }]), soon);

  await handlers.stop({ ...at, name: 'office' }, signal);
  await vi.waitFor(() => expect(row()).toMatchObject({ state: 'STOPPED', running: undefined }), soon);
  expect(running()).toEqual([]);
  await handlers.remove({ ...at, name: 'office' }, signal);
  await vi.waitFor(() => expect(row()).toBeUndefined(), soon);
}, 120_000);

test('a launch file says what the request says, and is read back as it was', async () => {
  const { handlers, request, signal } = await service();
  const text = await handlers.launchText(
    { request: { ...request, AppstreamAgentVersion: '05-06-2026', Tags: { since: '2026-01-01' } } },
    signal,
  );
  expect(text).toContain("since: '2026-01-01'");
  expect(text).toContain('Name: office');
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError, applyLiveList, emptyLiveList, type LiveList } from '../../contract/index.ts';
import { createLiveLists, type LiveLists } from './live-lists.ts';

interface Row {
  readonly name: string;
  readonly state: string;
}

const at = { connection: 'local', region: 'us-east-1' };

/** An account whose pages, time and failures a test decides. */
function farEnd() {
  let now = 0;
  const timers = new Map<number, () => void>();
  let nextTimer = 0;
  const account = { pages: [] as Row[][], failure: undefined as Error | undefined, looks: 0 };
  const lists = createLiveLists<Row>(
    {
      async *read() {
        account.looks += 1;
        if (account.failure) throw account.failure;
        yield* account.pages;
      },
      keyOf: ({ name }) => name,
      isPassing: ({ state }) => state === 'PENDING',
    },
    {
      random: () => 0.5,
      clock: {
        now: () => now,
        after(ms, run) {
          const id = ++nextTimer;
          timers.set(id, () => {
            now += ms;
            run();
          });
          return () => void timers.delete(id);
        },
      },
    },
  );
  onTestFinished(() => lists.close());
  /** Lets the time come that is waited for. */
  const goOn = () => {
    const [first] = timers;
    if (!first) throw new Error('nothing is waited for');
    const before = now;
    timers.delete(first[0]);
    first[1]();
    return now - before;
  };
  return { account, lists, goOn, waits: () => timers.size };
}

/** What somebody sees who follows the list. */
function follow(lists: LiveLists<Row>) {
  const seen: { list: LiveList<Row>; told: number } = { list: emptyLiveList, told: 0 };
  const controller = new AbortController();
  const following = (async () => {
    for await (const event of lists.watch(at, controller.signal)) {
      if (event.type === 'rows') seen.told += event.rows.length;
      seen.list = applyLiveList(seen.list, event, ({ name }) => name);
    }
  })();
  const stop = async () => {
    controller.abort();
    await following;
  };
  onTestFinished(stop);
  return {
    seen,
    stop,
    names: () => [...seen.list.rows.keys()],
    settled: () => vi.waitFor(() => expect(seen.list.status).toMatchObject({ whole: true, reading: false })),
  };
}

test('all pages are read; then only what changed is told', async () => {
  const { account, goOn, lists, waits } = farEnd();
  account.pages = [[{ name: 'a', state: 'RUNNING' }], [], [{ name: 'b', state: 'STOPPED' }]];
  const { names, seen, settled } = follow(lists);
  await settled();
  expect(names()).toEqual(['a', 'b']);
  account.pages = [[{ name: 'a', state: 'STOPPED' }], [{ name: 'c', state: 'STOPPED' }]];
  await vi.waitFor(() => expect(waits()).toBe(1));
  goOn();
  await vi.waitFor(() => expect(names()).toEqual(['a', 'c']));
  expect(seen.told).toBe(4);
});

test('it is looked at often while something passes, and seldom otherwise', async () => {
  const { account, goOn, lists, waits } = farEnd();
  account.pages = [[{ name: 'a', state: 'PENDING' }]];
  const { settled } = follow(lists);
  await settled();
  await vi.waitFor(() => expect(waits()).toBe(1));
  account.pages = [[{ name: 'a', state: 'RUNNING' }]];
  expect(goOn()).toBe(3000);
  await vi.waitFor(() => expect([account.looks, waits()]).toEqual([2, 1]));
  expect(goOn()).toBe(30_000);
});

test('two followers cost one reader, and none costs nothing', async () => {
  const { account, lists, waits } = farEnd();
  const [first, second] = [follow(lists), follow(lists)];
  await first.settled();
  await second.settled();
  await vi.waitFor(() => expect(waits()).toBe(1));
  await first.stop();
  expect(waits()).toBe(1);
  await second.stop();
  expect(waits()).toBe(0);
  const { looks } = account;
  lists.touched(at);
  expect(account.looks).toBe(looks);
});

test('throttling is waited out; a refusal waits for somebody, and what is known stays', async () => {
  const { account, goOn, lists, waits } = farEnd();
  account.pages = [[{ name: 'a', state: 'STOPPED' }]];
  const { names, seen, settled } = follow(lists);
  await settled();
  account.failure = new AppError('aws', 'Slow down.', { code: 'ThrottlingException', operation: 'X' });
  await vi.waitFor(() => expect(waits()).toBe(1));
  goOn();
  await vi.waitFor(() => expect(seen.list.status?.failure).toMatchObject({ message: 'Slow down.', retryAt: expect.any(String) }));
  account.failure = new AppError('aws', 'Not yours.', { code: 'AccessDeniedException', operation: 'X' });
  await vi.waitFor(() => expect(waits()).toBe(1));
  goOn();
  await vi.waitFor(() => expect(seen.list.status?.failure).toEqual({ message: 'Not yours.', retryAt: undefined }));
  expect([waits(), names()]).toEqual([0, ['a']]);
  account.failure = undefined;
  lists.touched(at);
  await vi.waitFor(() => expect(seen.list.status?.failure).toBeUndefined());
});

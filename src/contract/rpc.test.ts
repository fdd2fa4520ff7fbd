import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createClient } from './client.ts';
import { AppError, call, type Port, stream, type ToMain, type ToRenderer } from './kernel.ts';
import { type Handlers, serve } from './serve.ts';

const contract = {
  math: {
    add: call(z.object({ a: z.number(), b: z.number().default(1) })).returns<number>(),
    fail: call(z.object({ how: z.enum(['app', 'bug']) })).returns<void>(),
    wait: call(z.object({})).returns<void>(),
    count: stream(z.object({ to: z.number() })).of<number>(),
    forever: stream(z.object({})).of<string>(),
  },
} as const;

/** Two ends of one wire in memory; like a real one it delivers later and carries only JSON. */
function wire() {
  const listeners = { main: [] as ((m: ToMain) => void)[], renderer: [] as ((m: ToRenderer) => void)[], close: [] as (() => void)[] };
  const sent: (ToMain | ToRenderer)[] = [];
  const main: Port<ToRenderer, ToMain> = {
    send: (message) => {
      sent.push(message);
      const text = JSON.stringify(message);
      queueMicrotask(() => listeners.renderer.forEach((listener) => void listener(JSON.parse(text))));
    },
    onMessage: (listener) => void listeners.main.push(listener),
    onClose: (listener) => void listeners.close.push(listener),
  };
  const renderer: Port<ToMain, ToRenderer> = {
    send: (message) => {
      sent.push(message);
      const text = JSON.stringify(message);
      queueMicrotask(() => listeners.main.forEach((listener) => void listener(JSON.parse(text))));
    },
    onMessage: (listener) => void listeners.renderer.push(listener),
    onClose: (listener) => void listeners.close.push(listener),
  };
  return { main, renderer, sent, close: () => listeners.close.forEach((listener) => void listener()) };
}

function connect(overrides: Partial<Handlers<typeof contract>['math']> = {}) {
  const ports = wire();
  const report = vi.fn((_error: unknown, _procedure: string) => 'bug-1');
  const stopped = Promise.withResolvers<void>();
  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => {
        stopped.resolve();
        resolve();
      }),
    );
  const math: Handlers<typeof contract>['math'] = {
    add: async ({ a, b }) => a + b,
    fail: async ({ how }) => {
      throw how === 'app' ? new AppError('conflict', 'Save under another name.', { version: 'x' }) : new Error('secret internals');
    },
    wait: async (_input, signal) => untilAborted(signal),
    count: async function* ({ to }) {
      for (let n = 1; n <= to; n += 1) yield n;
    },
    forever: async function* (_input, signal) {
      yield 'first';
      await untilAborted(signal);
      yield 'never seen';
    },
    ...overrides,
  };
  serve({ contract, handlers: { math }, report }, ports.main);
  return { client: createClient(contract, ports.renderer), ports, report, stopped: stopped.promise };
}

describe('a call', () => {
  test('carries input and answer, and fills in defaults on the way', async () => {
    const { client } = connect();
    expect(await client.math.add({ a: 2, b: 3 })).toBe(5);
    expect(await client.math.add({ a: 2 })).toBe(3);
  });

  test('with wrong input fails with invalid-input and never reaches the handler', async () => {
    const add = vi.fn(async () => 0);
    const { client } = connect({ add });
    await expect(client.math.add({ a: 'two' as never })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(add).not.toHaveBeenCalled();
  });

  test('that fails as expected carries code, message and detail', async () => {
    const { client, report } = connect();
    const failure = client.math.fail({ how: 'app' });
    await expect(failure).rejects.toBeInstanceOf(AppError);
    await expect(failure).rejects.toMatchObject({ code: 'conflict', message: 'Save under another name.', detail: { version: 'x' } });
    expect(report).not.toHaveBeenCalled();
  });

  test('that hits a bug tells an id and keeps the rest inside', async () => {
    const { client, ports, report } = connect();
    await expect(client.math.fail({ how: 'bug' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('bug-1'),
    });
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'secret internals' }), 'math.fail');
    expect(JSON.stringify(ports.sent)).not.toContain('secret internals');
  });

  test('of a procedure that does not exist fails with unknown-procedure, also for names of the prototype', async () => {
    const ports = wire();
    serve({ contract, handlers: connectHandlers(), report: () => 'id' }, ports.main);
    const answers: ToRenderer[] = [];
    ports.renderer.onMessage((message) => answers.push(message));
    for (const [id, procedure] of ['math.nothing', 'constructor.name', 'math.toString', 'math', 'math.add.more'].entries())
      ports.renderer.send({ type: 'call', id, procedure, input: {} });
    ports.renderer.send({ type: 'stream', id: 9, procedure: 'math.add', input: { a: 1 } });
    await vi.waitFor(() => expect(answers).toHaveLength(6));
    expect(answers.map((answer) => answer.type === 'error' && answer.error.code)).toEqual(Array(6).fill('unknown-procedure'));
  });

  test('can be cancelled, which aborts the handler', async () => {
    const { client, stopped } = connect();
    const controller = new AbortController();
    const waiting = client.math.wait({}, { signal: controller.signal });
    setTimeout(() => controller.abort());
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await stopped;
  });

  test('that was cancelled before it began sends nothing', async () => {
    const { client, ports } = connect();
    await expect(client.math.wait({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(ports.sent).toEqual([]);
  });

  test('fails with unavailable when the port closes, and so do later ones', async () => {
    const { client, ports, stopped } = connect();
    const waiting = client.math.wait({});
    setTimeout(() => ports.close());
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    await stopped;
    await expect(client.math.add({ a: 1 })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a stream', () => {
  test('gives its items in order and ends', async () => {
    const { client } = connect();
    const seen: number[] = [];
    for await (const item of client.math.count({ to: 4 })) seen.push(item);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('that the reader leaves early stops the handler', async () => {
    const { client, ports, stopped } = connect();
    for await (const item of client.math.forever({})) {
      expect(item).toBe('first');
      break;
    }
    await stopped;
    expect(ports.sent).toContainEqual({ type: 'stop', id: 1 });
    expect(ports.sent).not.toContainEqual(expect.objectContaining({ value: 'never seen' }));
  });

  test('ends without an error when its signal aborts', async () => {
    const { client, stopped } = connect();
    const controller = new AbortController();
    const seen: string[] = [];
    for await (const item of client.math.forever({}, { signal: controller.signal })) {
      seen.push(item);
      controller.abort();
    }
    await stopped;
    expect(seen).toEqual(['first']);
  });

  test('passes on an error after the items that came before it', async () => {
    const { client } = connect({
      count: async function* () {
        yield 1;
        throw new AppError('not-found', 'Gone.');
      },
    });
    const seen: number[] = [];
    const reading = async () => {
      for await (const item of client.math.count({ to: 2 })) seen.push(item);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'not-found' });
    expect(seen).toEqual([1]);
  });

  test('fails with unavailable when the port closes', async () => {
    const { client, ports, stopped } = connect();
    const reading = async () => {
      for await (const _ of client.math.forever({})) ports.close();
    };
    await expect(reading()).rejects.toMatchObject({ code: 'unavailable' });
    await stopped;
  });
});

test('a message that is no request is reported and answered with nothing', async () => {
  const { ports, report } = connect();
  ports.renderer.send({ type: 'call', id: 'one' } as never);
  await vi.waitFor(() => expect(report).toHaveBeenCalled());
  expect(ports.sent).toHaveLength(1);
});

test('a missing handler and a wrong answer do not compile', () => {
  const { add: _add, ...rest } = connectHandlers().math;
  // @ts-expect-error add is missing
  const incomplete: Handlers<typeof contract> = { math: rest };
  // @ts-expect-error add answers a number
  const wrong: Handlers<typeof contract> = { math: { ...rest, add: async () => 'three' } };
  expect([incomplete, wrong]).toHaveLength(2);
});

function connectHandlers(): Handlers<typeof contract> {
  return {
    math: {
      add: async ({ a, b }) => a + b,
      fail: async () => {},
      wait: async () => {},
      count: async function* () {},
      forever: async function* () {},
    },
  };
}

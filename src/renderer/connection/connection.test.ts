import { describe, expect, it } from 'vitest';
import { AppError, type RunListEvent, type ToMain, type ToRenderer } from '../../contract/index.ts';
import { createConnection } from './connection.ts';
import type { KilnPort, Transport } from './transport.ts';

/** The far end of one port: what was asked through it, and ways to answer and to hang up. */
interface FarEnd {
  readonly asked: ToMain[];
  tell(message: ToRenderer): void;
  hangUp(): void;
}

function fakeTransport() {
  const ends: FarEnd[] = [];
  const transport: Transport = {
    kind: 'browser',
    open: () => {
      const listeners: ((message: ToRenderer) => void)[] = [];
      const closers: (() => void)[] = [];
      const asked: ToMain[] = [];
      const port: KilnPort = {
        send: (message) => void asked.push(message),
        onMessage: (listener) => void listeners.push(listener),
        onClose: (listener) => void closers.push(listener),
      };
      ends.push({
        asked,
        tell: (message) => {
          for (const listener of listeners) listener(message);
        },
        hangUp: () => {
          for (const close of closers) close();
        },
      });
      return Promise.resolve(port);
    },
  };
  return { ends, transport };
}

const snapshot: RunListEvent = { type: 'snapshot', runs: [], total: 0 };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the connection', () => {
  it('refuses calls in words while there is no line', () => {
    const connection = createConnection({ kind: 'browser', open: () => new Promise(() => {}) });
    expect(() => connection.client).toThrowError(AppError);
    expect(connection.status.getState()).toBe('connecting');
  });

  it('opens a stream anew on the next line after a loss', async () => {
    const { ends, transport } = fakeTransport();
    const connection = createConnection(transport);
    const items: RunListEvent[] = [];
    const signal = new AbortController().signal;
    const done = connection.follow(
      (client) => client.runs.list({}, { signal }),
      (item) => void items.push(item),
      signal,
    );
    await settle();
    ends[0]?.tell({ type: 'item', id: 1, value: snapshot });
    await settle();
    ends[0]?.hangUp();
    await settle();
    ends[1]?.tell({ type: 'item', id: 1, value: snapshot });
    ends[1]?.tell({ type: 'end', id: 1 });
    await done;
    expect(items).toEqual([snapshot, snapshot]);
    expect(connection.status.getState()).toBe('connected');
  });

  it('gives up a stream that main refuses', async () => {
    const { ends, transport } = fakeTransport();
    const connection = createConnection(transport);
    const signal = new AbortController().signal;
    const done = connection.follow(
      (client) => client.runs.list({}, { signal }),
      () => {},
      signal,
    );
    await settle();
    ends[0]?.tell({ type: 'error', id: 1, error: { code: 'not-found', message: 'no such thing' } });
    await expect(done).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stops a stream that nobody follows any more', async () => {
    const { ends, transport } = fakeTransport();
    const connection = createConnection(transport);
    const controller = new AbortController();
    const { signal } = controller;
    const done = connection.follow(
      (client) => client.runs.list({}, { signal }),
      () => {},
      signal,
    );
    await settle();
    controller.abort();
    await done;
    expect(ends[0]?.asked.map((message) => message.type)).toEqual(['stream', 'stop']);
  });
});

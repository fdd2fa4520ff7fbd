import { type Client, createClient } from '../../contract/client.ts';
import { AppError, type Contract, contract } from '../../contract/index.ts';
import { createEventStore, type EventStore } from '../stores/event-store.ts';
import type { Transport } from './transport.ts';

export type ConnectionStatus = 'connecting' | 'connected' | 'lost';
export type KilnClient = Client<Contract>;

/** The line to main. It mends itself: after a loss it tries again until main answers. */
export interface Connection {
  readonly status: EventStore<ConnectionStatus, ConnectionStatus>;
  /** Throws `unavailable` while there is no line. */
  readonly client: KilnClient;
  /**
   * Feeds a stream's items to `take` until it ends, `signal` aborts or main refuses it. When the line is lost the stream is opened
   * anew on the next one; `open` is called again for that, so that it can say how far it got.
   */
  follow<Item>(
    open: (client: KilnClient, signal: AbortSignal) => AsyncIterable<Item>,
    take: (item: Item) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;

export function createConnection(transport: Transport): Connection {
  const status = createEventStore<ConnectionStatus, ConnectionStatus>('connecting', (_, next) => next);
  let client: KilnClient | undefined;

  const connect = async (): Promise<void> => {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      const port = await transport.open().catch(() => undefined); // why it failed does not matter: the banner says that it did
      if (port) {
        port.onClose(lost); // before the client's own listener: when its streams fail, the loss is already known
        client = createClient(contract, port);
        status.apply('connected');
        return;
      }
      status.apply('lost');
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  const lost = () => {
    client = undefined;
    status.apply('lost');
    void connect();
  };
  const live = (signal: AbortSignal) =>
    new Promise<KilnClient | undefined>((resolve) => {
      const settle = () => {
        if (!client && !signal.aborted) return;
        stop();
        signal.removeEventListener('abort', settle);
        resolve(signal.aborted ? undefined : client);
      };
      const stop = status.subscribe(settle);
      signal.addEventListener('abort', settle);
      settle();
    });

  void connect();
  return {
    status,
    get client() {
      if (!client)
        throw new AppError('unavailable', 'Kiln is not connected at the moment. It keeps trying; do this again when it is back.');
      return client;
    },
    async follow(open, take, signal) {
      for (let current = await live(signal); current; current = await live(signal)) {
        try {
          for await (const item of open(current, signal)) take(item);
          return;
        } catch (error) {
          if (signal.aborted) return;
          if (current === client) throw error;
        }
      }
    },
  };
}

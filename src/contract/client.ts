import { createInbox } from './inbox.ts';
import {
  AppError,
  type CallSpec,
  type ContractSpec,
  type Port,
  type ProcedureSpec,
  type StreamSpec,
  type ToMain,
  type ToRenderer,
} from './kernel.ts';

export interface RequestOptions {
  /** Aborting a call rejects it with `cancelled`; aborting a stream ends it. Main is told in both cases. */
  readonly signal?: AbortSignal;
}

type ProcedureClient<Spec extends ProcedureSpec> =
  Spec extends CallSpec<infer _Input, infer Output, infer Given>
    ? (input: Given, options?: RequestOptions) => Promise<Output>
    : Spec extends StreamSpec<infer _Input, infer Item, infer Given>
      ? (input: Given, options?: RequestOptions) => AsyncIterable<Item>
      : never;

/** `client.group.name(input)`: calls give promises, streams give async iterables; both fail with an `AppError`. */
export type Client<Contract extends ContractSpec> = {
  readonly [Group in keyof Contract]: { readonly [Name in keyof Contract[Group]]: ProcedureClient<Contract[Group][Name]> };
};

/** Who waits for the answers to one request. */
interface Receiver {
  item(value: unknown): void;
  end(value: unknown): void;
  fail(error: AppError): void;
}

interface Requests {
  /** Sends a request and returns its id; on a closed port the receiver fails at once. */
  open(request: { readonly type: 'call' | 'stream'; readonly procedure: string; readonly input: unknown }, receiver: Receiver): number;
  /** Forgets a request and tells main to stop it. */
  stop(id: number): void;
}

const portClosed = () => new AppError('unavailable', 'The connection to Kiln is closed. Reload the window to connect again.');

function createRequests(port: Port<ToMain, ToRenderer>): Requests {
  const receivers = new Map<number, Receiver>();
  let lastId = 0;
  let closed = false;
  port.onMessage((message) => {
    const receiver = receivers.get(message.id);
    if (!receiver) return; // stopped meanwhile
    if (message.type === 'item') {
      receiver.item(message.value);
      return;
    }
    receivers.delete(message.id);
    if (message.type === 'error') receiver.fail(new AppError(message.error.code, message.error.message, message.error.detail));
    else receiver.end(message.type === 'result' ? message.value : undefined);
  });
  port.onClose(() => {
    closed = true;
    const waiting = [...receivers.values()];
    receivers.clear();
    for (const receiver of waiting) receiver.fail(portClosed());
  });
  return {
    open(request, receiver) {
      lastId += 1;
      if (closed) receiver.fail(portClosed());
      else {
        receivers.set(lastId, receiver);
        port.send({ ...request, id: lastId });
      }
      return lastId;
    },
    stop(id) {
      if (receivers.delete(id)) port.send({ type: 'stop', id });
    },
  };
}

/** Runs `action` when the signal aborts, or now if it has; the function that comes back stops listening. */
function onAbort(signal: AbortSignal | undefined, action: () => void): () => void {
  if (signal?.aborted) action();
  else signal?.addEventListener('abort', action, { once: true });
  return () => signal?.removeEventListener('abort', action);
}

function callProcedure(requests: Requests, procedure: string) {
  return (input: unknown, options: RequestOptions = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (options.signal?.aborted) {
        reject(new AppError('cancelled', 'The request was cancelled.'));
        return;
      }
      let release = () => {};
      const id = requests.open(
        { type: 'call', procedure, input },
        {
          item: () => {},
          end(value) {
            release();
            resolve(value);
          },
          fail(error) {
            release();
            reject(error);
          },
        },
      );
      release = onAbort(options.signal, () => {
        requests.stop(id);
        reject(new AppError('cancelled', 'The request was cancelled.'));
      });
    });
}

function streamProcedure(requests: Requests, procedure: string) {
  return (input: unknown, options: RequestOptions = {}): AsyncIterable<unknown> => ({
    [Symbol.asyncIterator]() {
      let release = () => {};
      let id = 0;
      const inbox = createInbox<unknown>(() => {
        release();
        requests.stop(id);
      });
      const finish = (error?: AppError) => {
        release();
        inbox.close(error);
      };
      if (options.signal?.aborted) {
        inbox.close();
        return inbox;
      }
      id = requests.open({ type: 'stream', procedure, input }, { item: inbox.push, end: () => finish(), fail: finish });
      release = onAbort(options.signal, () => {
        requests.stop(id);
        inbox.close();
      });
      return inbox;
    },
  });
}

/** The typed other end of `serve`. One client per port; a port that closes fails whatever is under way with `unavailable`. */
export function createClient<Contract extends ContractSpec>(contract: Contract, port: Port<ToMain, ToRenderer>): Client<Contract> {
  const requests = createRequests(port);
  const procedure = (name: string, spec: ProcedureSpec) =>
    spec.verb === 'call' ? callProcedure(requests, name) : streamProcedure(requests, name);
  const groups = Object.entries(contract).map(([group, specs]) => [
    group,
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, procedure(`${group}.${name}`, spec)])),
  ]);
  return Object.fromEntries(groups) as Client<Contract>; // built from the contract's own keys and verbs
}

import { z } from 'zod';
import {
  AppError,
  type CallSpec,
  type ContractSpec,
  type Port,
  type ProcedureSpec,
  type StreamSpec,
  type ToMain,
  type ToRenderer,
  type WireError,
} from './kernel.ts';

type Handler<Spec extends ProcedureSpec> =
  Spec extends CallSpec<infer Input, infer Output, infer _Given>
    ? (input: Input, signal: AbortSignal) => Promise<Output>
    : Spec extends StreamSpec<infer Input, infer Item, infer _Given>
      ? (input: Input, signal: AbortSignal) => AsyncIterable<Item>
      : never;

/** One function for each procedure of the contract; a missing or misspelt one does not compile. */
export type Handlers<Contract extends ContractSpec> = {
  readonly [Group in keyof Contract]: { readonly [Name in keyof Contract[Group]]: Handler<Contract[Group][Name]> };
};

export interface Service<Contract extends ContractSpec> {
  readonly contract: Contract;
  readonly handlers: Handlers<Contract>;
  /** Writes an unexpected error down whole and returns the id by which it can be found; only the id crosses the port. */
  report(error: unknown, procedure: string): string;
}

/** A handler once its input has been checked against the contract. */
type CheckedHandler = (input: unknown, signal: AbortSignal) => Promise<unknown> | AsyncIterable<unknown>;

const request = z.union([
  z.object({ type: z.enum(['call', 'stream']), id: z.number().int(), procedure: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('stop'), id: z.number().int() }),
]);

type Request = Extract<z.infer<typeof request>, { procedure: string }>;

function findProcedure<Contract extends ContractSpec>(service: Service<Contract>, { procedure, type }: Request) {
  const [group = '', name = '', ...rest] = procedure.split('.');
  const specs = Object.hasOwn(service.contract, group) ? service.contract[group] : undefined;
  const spec = specs && Object.hasOwn(specs, name) && rest.length === 0 ? specs[name] : undefined;
  if (spec?.verb !== type) throw new AppError('unknown-procedure', `There is no ${type} named '${procedure}'.`);
  const handlers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = service.handlers;
  return { spec, handler: handlers[group]?.[name] as CheckedHandler };
}

function checkedInput(spec: ProcedureSpec, { procedure, input }: Request): unknown {
  const result = spec.input.safeParse(input);
  if (!result.success) throw new AppError('invalid-input', `${procedure}: ${z.prettifyError(result.error)}`, result.error.issues);
  return result.data;
}

async function sendItems(items: AsyncIterable<unknown>, signal: AbortSignal, send: (value: unknown) => void): Promise<void> {
  for await (const value of items) {
    if (signal.aborted) return;
    send(value);
  }
}

function toWire(error: unknown, report: (error: unknown) => string): WireError {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, ...(error.detail === undefined ? {} : { detail: error.detail }) };
  return { code: 'internal', message: `Something in Kiln broke; this is a fault of ours. The log has it under ${report(error)}.` };
}

/**
 * Answers the requests that come through the port until it closes. Whatever a stop or the close of the port ends is aborted through its
 * signal and answers no more.
 */
export function serve<Contract extends ContractSpec>(service: Service<Contract>, port: Port<ToRenderer, ToMain>): void {
  const active = new Map<number, AbortController>();

  const run = async (message: Request, signal: AbortSignal): Promise<void> => {
    const { id } = message;
    const answer = (reply: ToRenderer) => {
      if (!signal.aborted) port.send(reply);
    };
    try {
      const { spec, handler } = findProcedure(service, message);
      const outcome = handler(checkedInput(spec, message), signal);
      if (spec.verb === 'call') answer({ type: 'result', id, value: await outcome });
      else {
        await sendItems(outcome as AsyncIterable<unknown>, signal, (value) => answer({ type: 'item', id, value }));
        answer({ type: 'end', id });
      }
    } catch (error) {
      if (!signal.aborted) answer({ type: 'error', id, error: toWire(error, (bug) => service.report(bug, message.procedure)) });
      else if (!isCancellation(error)) service.report(error, message.procedure);
    }
  };

  port.onMessage((raw) => {
    const parsed = request.safeParse(raw);
    if (!parsed.success) {
      service.report(new AppError('invalid-input', 'A message that is no request came through the port.'), '-');
      return;
    }
    const message = parsed.data;
    if (message.type === 'stop') {
      active.get(message.id)?.abort();
      active.delete(message.id);
      return;
    }
    const controller = new AbortController();
    active.get(message.id)?.abort(); // an id that is used again ends its former request
    active.set(message.id, controller);
    void run(message, controller.signal).finally(() => {
      if (active.get(message.id) === controller) active.delete(message.id);
    });
  });
  port.onClose(() => {
    for (const controller of active.values()) controller.abort();
    active.clear();
  });
}

/** What ends a request that was stopped: our own code, or the error that the platform gives to aborted work. */
function isCancellation(error: unknown): boolean {
  return error instanceof AppError || (error instanceof Error && error.name === 'AbortError');
}

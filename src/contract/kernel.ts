import type { ZodType } from 'zod';

/** A request with one answer. `Given` is what the caller may write: the input before its defaults are filled in. */
export interface CallSpec<Input, Output, Given = Input> {
  readonly verb: 'call';
  readonly input: ZodType<Input, Given>;
  /** Carries the type only; what main answers is not checked again. */
  readonly output: Output;
}

/** A request answered by a snapshot, then events, until either side stops it. */
export interface StreamSpec<Input, Item, Given = Input> {
  readonly verb: 'stream';
  readonly input: ZodType<Input, Given>;
  readonly item: Item;
}

export type ProcedureSpec = CallSpec<unknown, unknown> | StreamSpec<unknown, unknown>;

/** Procedures by group and name; on the wire a procedure is called `group.name`. */
export type ContractSpec = Readonly<Record<string, Readonly<Record<string, ProcedureSpec>>>>;

/** Declares a call: `call(z.object({…})).returns<Answer>()`. */
export const call = <Input, Given>(input: ZodType<Input, Given>) => ({
  returns: <Output>(): CallSpec<Input, Output, Given> => ({ verb: 'call', input, output: undefined as Output }),
});

/** Declares a stream: `stream(z.object({…})).of<Event>()`. */
export const stream = <Input, Given>(input: ZodType<Input, Given>) => ({
  of: <Item>(): StreamSpec<Input, Item, Given> => ({ verb: 'stream', input, item: undefined as Item }),
});

/** Codes on which code decides; `message` is for people and says what to do next. */
export type ErrorCode =
  | 'invalid-input'
  | 'unknown-procedure'
  | 'not-found'
  | 'conflict'
  | 'not-trusted'
  | 'refused'
  | 'unavailable'
  /** Somebody must sign in to a connection, or add it again; the detail is a `SignInNeeded`. */
  | 'signed-out'
  | 'aws'
  | 'cancelled'
  | 'internal';

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: unknown;
}

/** An expected failure: crosses the process boundary as code and message. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: unknown;

  constructor(code: ErrorCode, message: string, detail?: unknown) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

export type ToMain =
  | { readonly type: 'call' | 'stream'; readonly id: number; readonly procedure: string; readonly input: unknown }
  | { readonly type: 'stop'; readonly id: number };

export type ToRenderer =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'item'; readonly id: number; readonly value: unknown }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError };

/** One message port: Electron IPC, a WebSocket or a worker gives the same thing. */
export interface Port<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
}

import type { Readable, Writable } from 'node:stream';

/** Everything a command may touch, so that it can be tested without a process. */
export interface CommandIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT and SIGTERM: stop, clean up, return. */
  readonly signal: AbortSignal;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** The usage of what the words name, of a command that has commands of its own. */
  usageFor?(args: readonly string[]): Promise<string>;
  /** Returns the exit code. Wrong usage throws a `UsageError`. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Wrong usage or unreadable input: the message goes to stderr with the command's usage, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

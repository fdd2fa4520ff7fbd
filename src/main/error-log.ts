import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

/** Writes an unexpected error down and returns the id by which the user can name it. */
export type Report = (error: unknown, where: string) => string;

const largest = 1024 * 1024;

/** Name, message, stack and causes; never the other members of an error, which may carry requests and their headers. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return inspect(error, { depth: 1 });
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: describe(cause) }) };
}

/** The log of unexpected errors: JSON lines in `folder`, two files of at most a megabyte; echoed in short to `echo`. */
export function openErrorLog(folder: string, echo: (line: string) => void): Report {
  const path = join(folder, 'errors.jsonl');
  return (error, where) => {
    const id = randomBytes(4).toString('hex');
    echo(`${where}: ${error instanceof Error ? error.message : String(error)} (${id})`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.old`);
      appendFileSync(path, `${JSON.stringify({ id, time: new Date().toISOString(), where, error: describe(error) })}\n`, { mode: 0o600 });
    } catch (failure) {
      echo(`the error log cannot be written: ${String(failure)}`); // a full disk must not turn one error into two
    }
    return id;
  };
}

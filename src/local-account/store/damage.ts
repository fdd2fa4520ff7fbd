// What is looked at before the database is opened: opening one makes SQLite pass over in silence what it cannot read.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { findWalDamage } from './wal-damage.ts';

/** The store cannot be read as it should. Nothing of it was changed. */
export class StoreDamagedError extends Error {
  /** Of the database. */
  readonly path: string;

  constructor(path: string, what: string, options: ErrorOptions = {}) {
    super(
      `The local account's database ${path} is damaged: ${what} It was left as it is; 'kiln local-account repair' sets it aside and keeps what can be read.`,
      options,
    );
    this.name = 'StoreDamagedError';
    this.path = path;
  }
}

/** Throws StoreDamagedError for a database that SQLite would take for an empty one, or whose last transactions it would leave out. */
export function checkFiles(path: string): void {
  const wal = `${path}-wal`;
  if (!existsSync(path)) {
    if (existsSync(wal) && statSync(wal).size > 0)
      throw new StoreDamagedError(path, 'it is missing, but its journal of transactions is there.');
    return;
  }
  // A new database gets its name when it is complete.
  if (statSync(path).size === 0) throw new StoreDamagedError(path, 'the file is empty.');
  const fault = existsSync(wal) ? findWalDamage(readFileSync(wal)) : undefined;
  if (fault) throw new StoreDamagedError(path, `${fault}.`);
}

/** Whether the last process did not close the database: what it left is read through once. */
export function wasLeftOpen(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether SQLite says that what it reads is no sound database. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** The error, named for what it means where SQLite came upon damage in this database. */
export function damageOf(error: unknown, path: string): unknown {
  if (!isDamage(error)) return error;
  return new StoreDamagedError(path, `${error instanceof Error ? error.message : String(error)}.`, { cause: error });
}

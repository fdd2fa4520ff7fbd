import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

/** The account's durable state: one SQLite database that this process alone may open. */
export interface Store {
  /** The prepared statement of this SQL text; prepared once. */
  statement(sql: string): StatementSync;
  /** Runs `work` whole or not at all. Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** The data directory belongs to another running process. */
export class StoreInUseError extends Error {
  constructor(directory: string, options: ErrorOptions) {
    super(`Another process already runs the local account of ${directory}. Stop it, or choose another data directory.`, options);
    this.name = 'StoreInUseError';
  }
}

/** The store was written by a newer Kiln, whose tables this one does not know. */
export class StoreTooNewError extends Error {
  constructor(directory: string) {
    super(`The local account of ${directory} was written by a newer version of Kiln. Update Kiln, or choose another data directory.`);
    this.name = 'StoreTooNewError';
  }
}

/** Opens the store below `directory`, makes it where it is missing, and brings its tables up to date. */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(directory, 'account.sqlite'), { enableForeignKeyConstraints: true, timeout: 200 });
  try {
    configure(database);
    migrate(database, directory);
  } catch (error) {
    database.close();
    throw isBusy(error) ? new StoreInUseError(directory, { cause: error }) : error;
  }
  return storeOf(database);
}

/**
 * Exclusive locking is what keeps a second process out: the lock is the kernel's, so it ends with the process, SIGKILL included. WAL with
 * `synchronous = NORMAL` survives the death of the process at any point; only a power cut may take the last transactions, never the store.
 */
function configure(database: DatabaseSync): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

function migrate(database: DatabaseSync, directory: string): void {
  const current = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (current > migrations.length) throw new StoreTooNewError(directory);
  for (const [version, sql] of migrations.entries()) {
    if (version < current) continue;
    database.exec(`BEGIN; ${sql}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

function storeOf(database: DatabaseSync): Store {
  const statements = new Map<string, StatementSync>();
  return {
    statement(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = database.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    transaction(work) {
      if (database.isTransaction) return work();
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

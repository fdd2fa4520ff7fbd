import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { checkFiles, damageOf, StoreDamagedError, wasLeftOpen } from './damage.ts';
import { applyMigrations, createDatabase, databasePath, isBusy, openDatabase, versionOf } from './database.ts';
import { migrations } from './migrations.ts';

/** The account's durable state: one SQLite database that this process alone may open. */
export interface Store {
  /** The prepared statement of this SQL text; prepared once. */
  statement(sql: string): StatementSync;
  /** Runs `work` whole or not at all. Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  /**
   * The same for what is acknowledged to somebody: when it returns, what was written outlives a power cut too. It costs the time of the
   * disk, some milliseconds, if anything was written.
   */
  durably<T>(work: () => T): T;
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

/**
 * Opens the store below `directory`, makes it where it is missing, and brings its tables up to date. Throws StoreInUseError,
 * StoreTooNewError, or StoreDamagedError: a damaged database is never replaced by an empty one.
 */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = databasePath(directory);
  const unlock = lockDirectory(directory);
  let database: DatabaseSync | undefined;
  try {
    checkFiles(path);
    const crashed = wasLeftOpen(path);
    if (!existsSync(path)) createDatabase(path, migrations);
    database = openDatabase(path);
    if (crashed) checkPages(database, path);
    migrate(database, directory);
    return storeOf(database, { path, unlock });
  } catch (error) {
    database?.close();
    unlock();
    throw isBusy(error) ? new StoreInUseError(directory, { cause: error }) : damageOf(error, path);
  }
}

/**
 * Keeps other processes out, and answers what lets them in again. The lock is the kernel's, on a file that holds nothing, so it ends with
 * the process, SIGKILL included; and it is there before anything of the database is read. Throws StoreInUseError.
 */
export function lockDirectory(directory: string): () => void {
  const lock = new DatabaseSync(join(directory, 'account.lock'), { timeout: 200 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new StoreInUseError(directory, { cause: error }) : error;
  }
  return () => lock.close();
}

/** Reads all that a crashed process left, once; and knows a database that is another program's. */
function checkPages(database: DatabaseSync, path: string): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (found !== 'ok') throw new StoreDamagedError(path, `${String(found).replaceAll(/\s+/g, ' ')}.`);
}

function migrate(database: DatabaseSync, directory: string): void {
  const current = versionOf(database);
  if (current > migrations.length) throw new StoreTooNewError(directory);
  if (current === 0) throw new StoreDamagedError(databasePath(directory), 'it is a database, but none of a local account.');
  applyMigrations(database, migrations, current);
}

function storeOf(database: DatabaseSync, { path, unlock }: { readonly path: string; readonly unlock: () => void }): Store {
  const statements = new Map<string, StatementSync>();
  const transaction = <T>(work: () => T): T => {
    if (database.isTransaction) return work();
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw damageOf(error, path);
    }
  };
  return {
    statement(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = database.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    transaction,
    durably(work) {
      if (database.isTransaction) return work();
      database.exec('PRAGMA synchronous = FULL');
      try {
        return transaction(work);
      } finally {
        database.exec('PRAGMA synchronous = NORMAL');
      }
    },
    close() {
      database.close();
      unlock();
    },
  };
}

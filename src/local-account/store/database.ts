// The file of the store: how it is made, opened and brought up to date.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where the database of a data directory lies. */
export const databasePath = (directory: string): string => join(directory, 'account.sqlite');

/**
 * Opens a database for this connection alone. WAL with `synchronous = NORMAL` survives the death of the process at any point; what must
 * survive a power cut too is committed with FULL, which takes the earlier transactions along. Pages of a transaction reach the journal only
 * when it is committed, so that the journal shows what was.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 200 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA cache_spill = OFF');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes a database; it gets its name when it is complete, so that an empty file is never a store. */
export function createDatabase(path: string, steps: readonly string[]): void {
  const draft = `${path}.new`;
  for (const file of [draft, `${draft}-wal`]) if (existsSync(file)) rmSync(file);
  const database = openDatabase(draft);
  try {
    applyMigrations(database, steps, 0);
  } finally {
    database.close();
  }
  renameSync(draft, path);
}

/** Brings tables from a version to the last of these steps. */
export function applyMigrations(database: DatabaseSync, steps: readonly string[], current: number): void {
  for (const [version, sql] of steps.entries()) {
    if (version < current) continue;
    database.exec(`BEGIN; ${sql}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

/** How many migrations a database has had. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Whether another connection has it. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

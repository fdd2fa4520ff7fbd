// What is done about a damaged database: it is set aside as it is, and what can be read of it begins a new one.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './damage.ts';
import { applyMigrations, createDatabase, databasePath, openDatabase, versionOf } from './database.ts';
import { migrations } from './migrations.ts';
import { type Row, readRows } from './readable-rows.ts';
import { lockDirectory, StoreTooNewError } from './store.ts';
import { findWalDamage } from './wal-damage.ts';

export interface Salvage {
  /** Where the damaged files are now. */
  readonly setAside: readonly string[];
  readonly tables: readonly SalvagedTable[];
  /** Rows that could be read, but belong to others that could not. */
  readonly orphans: number;
  /** What is wrong with the journal of the last transactions, some of which are lost then; undefined: nothing. */
  readonly journalDamage: string | undefined;
}

export interface SalvagedTable {
  readonly name: string;
  readonly rows: number;
  /** Whether every row could be read. */
  readonly whole: boolean;
}

/**
 * Sets the database of a data directory aside, under a name with the date, and makes a new one of all that can still be read. Nothing is
 * deleted. Throws StoreInUseError while a process serves the directory, StoreTooNewError for one of a newer Kiln; where there is no
 * database, it makes an empty one.
 */
export function salvageStore(directory: string, now: Date): Salvage {
  const unlock = lockDirectory(directory);
  try {
    const path = databasePath(directory);
    const folder = mkdtempSync(join(directory, '.salvage-'));
    try {
      // Reading changes a database, since SQLite takes its journal in: it is a copy that is read.
      const copy = copyInto(folder, path);
      const journalDamage = existsSync(`${copy}-wal`) ? findWalDamage(readFileSync(`${copy}-wal`)) : undefined;
      const draft = join(folder, 'new.sqlite');
      const recovered = recover(directory, { copy, draft });
      const setAside = putAside(path, now);
      renameSync(draft, path);
      return { setAside, ...recovered, journalDamage };
    } finally {
      rmSync(folder, { recursive: true });
    }
  } finally {
    unlock();
  }
}

const parts = ['', '-wal', '-shm'];

function copyInto(folder: string, path: string): string {
  const copy = join(folder, 'copy.sqlite');
  for (const part of ['', '-wal']) if (existsSync(`${path}${part}`)) copyFileSync(`${path}${part}`, `${copy}${part}`);
  return copy;
}

function putAside(path: string, now: Date): readonly string[] {
  const mark = `.damaged-${now.toISOString().replaceAll(':', '-')}`;
  return parts
    .filter((part) => existsSync(`${path}${part}`))
    .map((part) => {
      renameSync(`${path}${part}`, `${path}${mark}${part}`);
      return `${path}${mark}${part}`;
    });
}

function recover(directory: string, { copy, draft }: { copy: string; draft: string }): Pick<Salvage, 'tables' | 'orphans'> {
  const damaged = openCopy(copy);
  try {
    const version = damaged ? versionOf(damaged) : migrations.length;
    if (version > migrations.length) throw new StoreTooNewError(directory);
    createDatabase(draft, migrations.slice(0, version));
    const made = openDatabase(draft);
    try {
      made.exec('PRAGMA foreign_keys = OFF; BEGIN');
      const tables = damaged ? tablesOf(made).map((table) => copyTable(damaged, made, table)) : [];
      const orphans = removeOrphans(made);
      made.exec('COMMIT; PRAGMA foreign_keys = ON');
      applyMigrations(made, migrations, version);
      return { tables, orphans };
    } finally {
      made.close();
    }
  } finally {
    damaged?.close();
  }
}

/** The copy of a damaged database, if anything of it can be read. */
function openCopy(path: string): DatabaseSync | undefined {
  const opened = tryOpen(path);
  if (opened || !existsSync(path)) return opened;
  mend(path);
  return tryOpen(path);
}

/** SQLite reads nothing at all of a file that begins with other words, or is shorter than it says. */
function mend(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const header = Buffer.alloc(100);
    readSync(file, header, 0, header.length, 0);
    writeSync(file, 'SQLite format 3\0', 0, 'latin1');
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
    const size = pageSize * header.readUInt32BE(28);
    // Of what is no database these numbers are anything.
    if (size > fstatSync(file).size && size < 64 * 1024 ** 3) ftruncateSync(file, size);
  } finally {
    closeSync(file);
  }
}

function tryOpen(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path);
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (versionOf(database) > 0) return database;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  database.close();
  return undefined;
}

function tablesOf(database: DatabaseSync): readonly string[] {
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid").all();
  return rows.map(({ name }) => String(name));
}

function copyTable(damaged: DatabaseSync, made: DatabaseSync, table: string): SalvagedTable {
  const columns = made.prepare(`SELECT name, pk FROM pragma_table_info('${table}') ORDER BY pk`).all();
  const names = columns.map(({ name }) => `"${name}"`);
  const places = names.map(() => '?').join(', ');
  const insert = made.prepare(`INSERT OR IGNORE INTO "${table}" (${names.join(', ')}) VALUES (${places})`);
  const keys = columns.filter(({ pk }) => Number(pk) > 0).map(({ name }) => `"${name}"`);
  let rows = 0;
  const take = (row: Row) => {
    rows += Number(insert.run(...Object.values(row)).changes);
  };
  const order = isWithoutRowid(made, table) ? keys : ['rowid'];
  const whole = readRows(damaged, { table: `"${table}"`, columns: names, order }, take);
  return { name: table, rows, whole };
}

function isWithoutRowid(database: DatabaseSync, table: string): boolean {
  return database.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').get(table)?.wr === 1;
}

/** Removes rows whose others could not be read, until none is left, and counts them. */
function removeOrphans(database: DatabaseSync): number {
  const orphans = database.prepare('PRAGMA foreign_key_check').all();
  const tables = [...new Set(orphans.map(({ table }) => String(table)))];
  const removed = tables.reduce((sum, table) => sum + removeOrphansOf(database, table), 0);
  return removed === 0 ? 0 : removed + removeOrphans(database);
}

function removeOrphansOf(database: DatabaseSync, table: string): number {
  const keys = database.prepare(`SELECT "table" AS parent, "from" AS child, "to" AS key FROM pragma_foreign_key_list('${table}')`).all();
  return keys.reduce((sum, { parent, child, key }) => {
    const lost = `"${child}" IS NOT NULL AND "${child}" NOT IN (SELECT "${key}" FROM "${parent}")`;
    return sum + Number(database.prepare(`DELETE FROM "${table}" WHERE ${lost}`).run().changes);
  }, 0);
}

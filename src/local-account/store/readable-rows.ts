import type { DatabaseSync } from 'node:sqlite';
import { isDamage } from './damage.ts';

export type Row = Readonly<Record<string, null | number | bigint | string | Uint8Array>>;

export interface Reading {
  readonly table: string;
  readonly columns: readonly string[];
  /** What its rows are ordered by on the disk. */
  readonly order: readonly string[];
}

/**
 * Gives every row that can be reached: from the front up to the first damage, and then from the end back to the last. Says whether there
 * was none. A row may come twice.
 */
export function readRows(database: DatabaseSync, reading: Reading, take: (row: Row) => void): boolean {
  if (readUntilDamage(database, { ...reading, direction: 'ASC' }, take)) return true;
  readUntilDamage(database, { ...reading, direction: 'DESC' }, take);
  return false;
}

function readUntilDamage(
  database: DatabaseSync,
  { table, columns, order, direction }: Reading & { readonly direction: 'ASC' | 'DESC' },
  take: (row: Row) => void,
): boolean {
  const sorted = order.map((column) => `${column} ${direction}`).join(', ');
  try {
    const statement = database.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${sorted}`);
    for (const row of statement.iterate()) take(row as Row);
    return true;
  } catch (error) {
    if (isDamage(error) || isUnknownTable(error)) return false;
    throw error;
  }
}

/** Its place in the list of tables could not be read. */
function isUnknownTable(error: unknown): boolean {
  return error instanceof Error && /^no such (table|column)/.test(error.message);
}

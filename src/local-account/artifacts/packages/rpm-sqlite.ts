import { DatabaseSync } from 'node:sqlite';
import type { InstalledPackage } from './installed-package.ts';
import { readRpmHeader } from './rpm-header.ts';

/**
 * Packages of `rpmdb.sqlite`, the form since rpm 4.16. `file` is a copy of our own that nothing else has open: SQLite writes beside it
 * when it takes over a journal. Throws SQLite's error for what is no such database.
 */
export function readRpmSqlite(file: string): readonly InstalledPackage[] {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    // The file comes out of an image: its views and triggers get no say.
    database.exec('PRAGMA trusted_schema = OFF');
    const rows = database.prepare('SELECT blob FROM Packages').all();
    return rows.flatMap(({ blob }) => (blob instanceof Uint8Array ? (readRpmHeader(Buffer.from(blob)) ?? []) : []));
  } finally {
    database.close();
  }
}

// Log groups. Times are milliseconds since the epoch.
import type { Store } from './store.ts';
import type { Tags } from './tags.ts';

export interface GroupRow {
  readonly name: string;
  readonly created: number;
  /** After how many days lines go; undefined: never. */
  readonly retention: number | undefined;
  readonly tags: Tags;
}

/** Makes a group; one that is there stays as it is. Says whether it is new. */
export function insertGroup(store: Store, group: Pick<GroupRow, 'name' | 'created'> & { readonly tags?: Tags | undefined }): boolean {
  const insert = store.statement('INSERT OR IGNORE INTO log_group (name, created, tags) VALUES (?, ?, ?)');
  return insert.run(group.name, group.created, JSON.stringify(group.tags ?? {})).changes > 0;
}

/** The group of this name; undefined where there is none. */
export function findGroup(store: Store, name: string): GroupRow | undefined {
  const row = store.statement('SELECT * FROM log_group WHERE name = ?').get(name);
  return row && toGroup(row);
}

/** The groups with a prefix behind the name `after`, by name. */
export function logGroups(store: Store, { prefix, after }: { readonly prefix: string; readonly after: string }): readonly GroupRow[] {
  const rows = store.statement('SELECT * FROM log_group WHERE substr(name, 1, length(?1)) = ?1 AND name > ?2 ORDER BY name');
  return rows.all(prefix, after).map(toGroup);
}

/** Removes a group with all its streams and lines. */
export function deleteGroup(store: Store, name: string): void {
  store.statement('DELETE FROM log_stream WHERE log_group = ?').run(name);
  store.statement('DELETE FROM log_group WHERE name = ?').run(name);
}

/** `undefined` keeps lines for ever. */
export function setRetention(store: Store, name: string, days: number | undefined): void {
  store.statement('UPDATE log_group SET retention = ? WHERE name = ?').run(days ?? null, name);
}

/** Removes the lines that are older than their group wants them. */
export function expireLines(store: Store, name: string, now: number): void {
  const days = findGroup(store, name)?.retention;
  if (days === undefined) return;
  store
    .statement('DELETE FROM log_event WHERE time < ? AND stream IN (SELECT id FROM log_stream WHERE log_group = ?)')
    .run(now - days * dayMs, name);
}

export const dayMs = 86_400_000;

function toGroup(row: Readonly<Record<string, unknown>>): GroupRow {
  return {
    name: String(row.name),
    created: Number(row.created),
    retention: row.retention === null ? undefined : Number(row.retention),
    tags: JSON.parse(String(row.tags)) as Tags,
  };
}

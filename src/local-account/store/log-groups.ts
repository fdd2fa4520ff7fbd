// Log groups. Times are milliseconds since the epoch.
import type { Owner } from './owner.ts';
import type { Store } from './store.ts';
import type { Tags } from './tags.ts';

export const dayMs = 86_400_000;

export interface GroupRow {
  readonly name: string;
  readonly created: number;
  /** After how many days lines go; undefined: never. */
  readonly retention: number | undefined;
  readonly tags: Tags;
}

/** Makes a group; one that is there stays as it is. Says whether it is new. */
export function insertGroup(owner: Owner, group: Pick<GroupRow, 'name' | 'created'> & { readonly tags?: Tags | undefined }): boolean {
  const insert = owner.store.statement('INSERT OR IGNORE INTO log_group (account, region, name, created, tags) VALUES (?, ?, ?, ?, ?)');
  return insert.run(owner.accountId, owner.region, group.name, group.created, JSON.stringify(group.tags ?? {})).changes > 0;
}

/** The group of this name; undefined where there is none. */
export function findGroup({ store, accountId, region }: Owner, name: string): GroupRow | undefined {
  const row = store.statement('SELECT * FROM log_group WHERE account = ? AND region = ? AND name = ?').get(accountId, region, name);
  return row && toGroup(row);
}

/** The groups with a prefix behind the name `after`, by name. */
export function logGroups(
  { store, accountId, region }: Owner,
  { prefix, after }: { readonly prefix: string; readonly after: string },
): readonly GroupRow[] {
  const rows = store.statement(
    'SELECT * FROM log_group WHERE account = ?1 AND region = ?2 AND substr(name, 1, length(?3)) = ?3 AND name > ?4 ORDER BY name',
  );
  return rows.all(accountId, region, prefix, after).map(toGroup);
}

/** Removes a group with all its streams and lines. */
export function deleteGroup({ store, accountId, region }: Owner, name: string): void {
  store.statement('DELETE FROM log_stream WHERE account = ? AND region = ? AND log_group = ?').run(accountId, region, name);
  store.statement('DELETE FROM log_group WHERE account = ? AND region = ? AND name = ?').run(accountId, region, name);
}

/** `undefined` keeps lines for ever. */
export function setRetention({ store, accountId, region }: Owner, name: string, days: number | undefined): void {
  const update = store.statement('UPDATE log_group SET retention = ? WHERE account = ? AND region = ? AND name = ?');
  update.run(days ?? null, accountId, region, name);
}

/** Removes the lines that are older than their group wants them. */
export function expireLines(owner: Owner, name: string, now: number): void {
  const days = findGroup(owner, name)?.retention;
  if (days === undefined) return;
  owner.store
    .statement(
      `DELETE FROM log_event WHERE time < ?
         AND stream IN (SELECT id FROM log_stream WHERE account = ? AND region = ? AND log_group = ?)`,
    )
    .run(now - days * dayMs, owner.accountId, owner.region, name);
}

/** Removes some of the lines of all groups that are older than their group wants them; says how many. */
export function expireSomeLines(store: Store, now: number, most: number): number {
  const expire = store.statement(
    `DELETE FROM log_event WHERE id IN (
       SELECT log_event.id FROM log_group
         JOIN log_stream ON log_stream.account = log_group.account AND log_stream.region = log_group.region AND log_group = log_group.name
         JOIN log_event ON stream = log_stream.id AND time < ?1 - retention * ${dayMs}
       WHERE retention IS NOT NULL LIMIT ?2)`,
  );
  return Number(expire.run(now, most).changes);
}

/** The time of the oldest line that a group still has, retention being what it is. */
export function oldestKept({ retention }: Pick<GroupRow, 'retention'>, now: number): number {
  return retention === undefined ? 0 : now - retention * dayMs;
}

function toGroup(row: Readonly<Record<string, unknown>>): GroupRow {
  return {
    name: String(row.name),
    created: Number(row.created),
    retention: row.retention === null ? undefined : Number(row.retention),
    tags: JSON.parse(String(row.tags)) as Tags,
  };
}

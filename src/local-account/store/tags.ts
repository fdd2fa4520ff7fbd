import type { Owner } from './owner.ts';
import type { Store } from './store.ts';

export type Tags = Readonly<Record<string, string>>;

/** The tags of a resource, by key; empty for one that is not there. */
export function tagsOf(store: Store, arn: string): Record<string, string> {
  const rows = store.statement('SELECT key, value FROM tag WHERE arn = ? ORDER BY key').all(arn);
  return Object.fromEntries(rows.map((row) => [String(row.key), String(row.value)]));
}

/** The tags of a resource as somebody sees it: those that its owner gave it are the owner's alone. */
export function tagsFor(reader: Owner, { arn, accountId }: { readonly arn: string; readonly accountId: string }): Record<string, string> {
  return reader.accountId === accountId ? tagsOf(reader.store, arn) : {};
}

/** Adds tags; a key that is there already gets the new value. */
export function addTags(store: Store, arn: string, tags: Tags | undefined): void {
  const insert = store.statement(
    'INSERT INTO tag (arn, key, value) VALUES (?, ?, ?) ON CONFLICT (arn, key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(tags ?? {})) insert.run(arn, key, value);
}

/** Keys that are not there are no fault. */
export function removeTags(store: Store, arn: string, keys: readonly string[]): void {
  const remove = store.statement('DELETE FROM tag WHERE arn = ? AND key = ?');
  for (const key of keys) remove.run(arn, key);
}

// What side services hold: small resources in one table, each a kind, an id and a body.
import type { Owner } from './owner.ts';
import type { Store } from './store.ts';

export type { Owner } from './owner.ts';

export interface Kept<Body> {
  readonly id: string;
  /** The account that owns it. */
  readonly accountId: string;
  readonly body: Body;
}

/** The resources of one kind. */
export interface Shelf<Body> {
  find(owner: Owner, id: string): Body | undefined;
  /** Those of the owner, in the order of their creation. */
  list(owner: Owner): readonly Kept<Body>[];
  /** Those of all accounts in the owner's Region. */
  listAll(owner: Owner): readonly Kept<Body>[];
  /** Writes a new resource, or an existing one anew. */
  put(owner: Owner, id: string, body: Body): void;
  /** Says whether there was one. */
  remove(owner: Owner, id: string): boolean;
}

/** The shelf of a kind; kinds of global services have one shelf for all Regions. */
export function shelf<Body extends object>(kind: string, { global = false } = {}): Shelf<Body> {
  const regionOf = (owner: Owner) => (global ? '' : owner.region);
  const kept = (row: Readonly<Record<string, unknown>>): Kept<Body> => ({
    id: String(row.id),
    accountId: String(row.account),
    body: JSON.parse(String(row.body)) as Body,
  });
  return {
    find(owner, id) {
      const row = owner.store
        .statement('SELECT * FROM record WHERE kind = ? AND account = ? AND region = ? AND id = ?')
        .get(kind, owner.accountId, regionOf(owner), id);
      return row && kept(row).body;
    },
    list(owner) {
      const rows = owner.store.statement('SELECT * FROM record WHERE kind = ? AND account = ? AND region = ? ORDER BY sequence');
      return rows.all(kind, owner.accountId, regionOf(owner)).map(kept);
    },
    listAll(owner) {
      return owner.store
        .statement('SELECT * FROM record WHERE kind = ? AND region = ? ORDER BY sequence')
        .all(kind, regionOf(owner))
        .map(kept);
    },
    put(owner, id, body) {
      owner.store
        .statement(
          `INSERT INTO record (kind, account, region, id, body) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (kind, account, region, id) DO UPDATE SET body = excluded.body`,
        )
        .run(kind, owner.accountId, regionOf(owner), id, JSON.stringify(body));
    },
    remove(owner, id) {
      const remove = owner.store.statement('DELETE FROM record WHERE kind = ? AND account = ? AND region = ? AND id = ?');
      return remove.run(kind, owner.accountId, regionOf(owner), id).changes > 0;
    },
  };
}

/** Everything of one kind, of all accounts and Regions, in the order of its creation: what a worker has before it. */
export function pendingOf<Body>(store: Store, kind: string): readonly { readonly owner: Owner; readonly kept: Kept<Body> }[] {
  const rows = store.statement('SELECT * FROM record WHERE kind = ? ORDER BY sequence').all(kind);
  return rows.map((row) => ({
    owner: { store, accountId: String(row.account), region: String(row.region) },
    kept: { id: String(row.id), accountId: String(row.account), body: JSON.parse(String(row.body)) as Body },
  }));
}

// Image Builder's resources as rows: identity and order in columns, the rest as the JSON that the API answers.
import type { Owner } from './owner.ts';
import type { Store } from './store.ts';

export type ResourceKind =
  | 'component'
  | 'image-recipe'
  | 'container-recipe'
  | 'infrastructure-configuration'
  | 'distribution-configuration'
  | 'image-pipeline'
  | 'image'
  | 'workflow'
  | 'lifecycle-policy';

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** A version of which the nodes from some point on are free. */
export interface VersionPattern {
  readonly major: number | undefined;
  readonly minor: number | undefined;
  readonly patch: number | undefined;
}

/** What a resource is called within its account and Region. */
export interface Identity {
  readonly kind: ResourceKind;
  /** The name as ARNs spell it; of a workflow with its type before it, `build/NAME`. */
  readonly slug: string;
  /** Absent for kinds without versions. */
  readonly version?: Version;
  /** Absent for kinds without builds. */
  readonly build?: number;
}

export interface ResourceRow<Body = Readonly<Record<string, unknown>>> extends Identity {
  /** Grows with every resource: the order of lists. */
  readonly sequence: number;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly version: Version;
  readonly build: number;
  readonly body: Body;
}

/** Writes a new resource. The store refuses a second one of the same identity; look first. */
export function insertResource(owner: Owner, identity: Identity & { readonly arn: string }, body: object): void {
  const { arn, kind, slug, version = noVersion, build = 0 } = identity;
  owner.store
    .statement(
      'INSERT INTO resource (arn, account, region, kind, slug, major, minor, patch, build, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      ...[arn, owner.accountId, owner.region, kind, slug],
      ...[version.major, version.minor, version.patch, build, JSON.stringify(body)],
    );
}

const noVersion: Version = { major: 0, minor: 0, patch: 0 };

/** Writes a resource's members anew; identity and order stay. */
export function replaceBody(store: Store, arn: string, body: object): void {
  store.statement('UPDATE resource SET body = ? WHERE arn = ?').run(JSON.stringify(body), arn);
}

/** Its tags, references, state and executions go with it. */
export function deleteResource(store: Store, arn: string): void {
  store.statement('DELETE FROM resource WHERE arn = ?').run(arn);
}

/** The resource of exactly this ARN, of whatever kind, account and Region. */
export function findResource<Body>(store: Store, arn: string): ResourceRow<Body> | undefined {
  const row = store.statement('SELECT * FROM resource WHERE arn = ?').get(arn);
  return row && toResource<Body>(row);
}

/** Everything of one name that the pattern allows, the newest first. */
export function findVersions<Body>(
  owner: Owner,
  identity: Omit<Identity, 'version'>,
  pattern: VersionPattern,
): readonly ResourceRow<Body>[] {
  const rows = owner.store.statement(
    `SELECT * FROM resource WHERE account = ? AND region = ? AND kind = ? AND slug = ? AND major = ifnull(?, major) AND minor = ifnull(?, minor) AND patch = ifnull(?, patch)
     ORDER BY major DESC, minor DESC, patch DESC, build DESC`,
  );
  const { major = null, minor = null, patch = null } = pattern;
  return rows.all(owner.accountId, owner.region, identity.kind, identity.slug, major, minor, patch).map((row) => toResource<Body>(row));
}

/** What one row of a list stands for. */
export type ListLevel = 'build' | 'version' | 'name';

const newer: Readonly<Record<ListLevel, string>> = {
  build: '0',
  version: 'n.major = r.major AND n.minor = r.minor AND n.patch = r.patch AND n.build > r.build',
  name: '(n.major, n.minor, n.patch, n.build) > (r.major, r.minor, r.patch, r.build)',
};

/** Whether two resources are one row of a list at this level. */
export function isSameName(a: ResourceRow<unknown>, b: ResourceRow<unknown>, level: ListLevel): boolean {
  if (a.accountId !== b.accountId || a.kind !== b.kind || a.slug !== b.slug) return false;
  const isSameVersion = a.version.major === b.version.major && a.version.minor === b.version.minor && a.version.patch === b.version.patch;
  return level === 'name' || (isSameVersion && (level === 'version' || a.build === b.build));
}

export interface Part {
  readonly level: ListLevel;
  /** A sequence number. */
  readonly after: number;
  /** Only these names: what else would have to be read to be left out may be very much. */
  readonly slugs?: readonly string[] | undefined;
}

/** The resources of a kind behind `after`, in order; at level `version` or `name` the newest of each. */
export function* listResources<Body>(owner: Owner, kind: ResourceKind, { level, after, slugs }: Part) {
  const [index, named] = slugs ? ['resource_identity', 'AND slug IN (SELECT value FROM json_each(?))'] : ['resource_order', ''];
  const rows = owner.store.statement(
    `SELECT * FROM resource r INDEXED BY ${index} WHERE account = ? AND region = ? AND kind = ? ${named} AND sequence > ?
       AND NOT EXISTS (SELECT 1 FROM resource n WHERE n.account = r.account AND n.region = r.region AND n.kind = r.kind AND n.slug = r.slug
         AND ${newer[level]})
     ORDER BY sequence LIMIT ${chunkSize}`,
  );
  const names = slugs ? [JSON.stringify(slugs)] : [];
  yield* inChunks<Body>(after, (from) => rows.all(owner.accountId, owner.region, kind, ...names, from));
}

/** Every resource of a kind, of all accounts and Regions, in the order of their creation: what a worker has before it. */
export function* allResources<Body>(store: Store, kind: ResourceKind) {
  const rows = store.statement(`SELECT * FROM resource WHERE kind = ? AND sequence > ? ORDER BY sequence LIMIT ${chunkSize}`);
  yield* inChunks<Body>(0, (after) => rows.all(kind, after));
}

/** In chunks: an iterator left open would keep its statement busy for the next caller, and all at once may be a thousand documents. */
function* inChunks<Body>(from: number, read: (after: number) => readonly Row[]) {
  let after: number | undefined = from;
  while (after !== undefined) {
    const chunk: readonly ResourceRow<Body>[] = read(after).map((row) => toResource<Body>(row));
    yield* chunk;
    after = chunk.length < chunkSize ? undefined : chunk.at(-1)?.sequence;
  }
}

const chunkSize = 32;

/** How many resources of a kind there are, builds counted singly. */
export function countResources({ store, accountId, region }: Owner, kind: ResourceKind): number {
  const count = store.statement('SELECT count(*) AS count FROM resource WHERE account = ? AND region = ? AND kind = ?');
  return Number(count.get(accountId, region, kind)?.count);
}

/** The next build number of this version; the first is 1. */
export function takeBuildNumber({ store, accountId, region }: Owner, { kind, slug }: Identity, version: string): number {
  const row = store
    .statement(
      `INSERT INTO build_number (account, region, kind, slug, version, last) VALUES (?, ?, ?, ?, ?, 1)
       ON CONFLICT (account, region, kind, slug, version) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .get(accountId, region, kind, slug, version);
  return Number(row?.last);
}

/** Replaces what `source` refers to. */
export function setReferences(store: Store, source: string, targets: readonly string[]): void {
  store.statement('DELETE FROM reference WHERE source = ?').run(source);
  const insert = store.statement('INSERT OR IGNORE INTO reference (source, target) VALUES (?, ?)');
  for (const target of targets) insert.run(source, target);
}

/** Whether some resource refers to `target`, spelled exactly so. */
export function isReferenced(store: Store, target: string): boolean {
  return store.statement('SELECT 1 FROM reference WHERE target = ? LIMIT 1').get(target) !== undefined;
}

type Row = Readonly<Record<string, unknown>>;

function toResource<Body>(row: Row): ResourceRow<Body> {
  return {
    sequence: Number(row.sequence),
    arn: String(row.arn),
    accountId: String(row.account),
    region: String(row.region),
    kind: row.kind as ResourceKind,
    slug: String(row.slug),
    version: { major: Number(row.major), minor: Number(row.minor), patch: Number(row.patch) },
    build: Number(row.build),
    body: JSON.parse(String(row.body)) as Body,
  };
}

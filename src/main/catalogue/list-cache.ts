import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccountTarget, CatalogueList, ListCount } from '../../contract/index.ts';
import { owners, resourceKinds } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { KeptList } from './list-reader.ts';

const text = z.string();
const output = z.object({ kind: z.enum(['ami', 'container']), region: text, accountId: text, id: text });
const row = z.object({
  arn: text,
  kind: z.enum(resourceKinds),
  name: text,
  version: text,
  platform: text,
  type: text,
  owner: text,
  state: text,
  reason: text,
  description: text,
  created: text,
  updated: text,
  more: z.record(text, text),
  outputs: z.array(output),
  mark: z.enum(['new', 'changed']).optional(),
});
/** Files of another form are read as if they were not there. */
const form = z.literal(1);
const listFile = z.object({ form, whole: z.boolean(), asOf: text.optional(), rows: z.array(row) });
const count = z.object({
  kind: z.enum(resourceKinds),
  owner: z.enum(owners),
  names: z.number(),
  whole: z.boolean(),
  asOf: text.optional(),
});
const countsFile = z.object({ form, counts: z.array(count) });

/** More rows than this are not kept; of a list that is cut off the rest is read again. */
const mostRows = 50_000;
const nothing: KeptList = { rows: [], whole: false, asOf: undefined };

/** What the lists of one account in one Region told, kept on the disk. None of it is secret. */
export interface ListCache {
  read(list: CatalogueList): Promise<KeptList>;
  write(list: CatalogueList, kept: KeptList): Promise<void>;
  readCounts(): Promise<readonly ListCount[]>;
  writeCounts(counts: readonly ListCount[]): Promise<void>;
}

export function listCache(folder: string): ListCache {
  const counts = join(folder, 'counts.json');
  return {
    async read(list) {
      const kept = await readAs(join(folder, nameOf(list)), listFile);
      return kept ? { rows: kept.rows, whole: kept.whole, asOf: kept.asOf } : nothing;
    },
    async write(list, { rows, whole, asOf }) {
      const file = { form: 1, whole: whole && rows.length <= mostRows, asOf, rows: rows.slice(0, mostRows) };
      await writeAtomically(join(folder, nameOf(list)), JSON.stringify(file));
    },
    async readCounts() {
      return ((await readAs(counts, countsFile))?.counts ?? []).map((each) => ({ ...each, asOf: each.asOf }));
    },
    writeCounts: (known) => writeAtomically(counts, JSON.stringify({ form: 1, counts: known })),
  };
}

/** The list's own words where they are ours, a digest where they are AWS's. */
function nameOf({ kind, owner, buildsOf }: CatalogueList): string {
  const builds = buildsOf === undefined ? '' : `.${digestOf(buildsOf)}`;
  return `${kind}.${owner}${builds}.json`;
}

async function readAs<Data>(path: string, schema: z.ZodType<Data>): Promise<Data | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined; // not there, of another version, or damaged: it is read from AWS again
  }
}

/** Where the cache of an account lies. */
export function cacheFolder(root: string, target: AccountTarget, accountId: string): string {
  return join(connectionFolder(root, target), plain(accountId));
}

const connectionFolder = (root: string, { connection, region }: AccountTarget) => join(root, plain(connection), plain(region));

/** A name that is a file's name and nothing else: words that came from elsewhere are no paths. */
const plain = (name: string) => (/^[a-z0-9-]{1,64}$/.test(name) ? name : digestOf(name));
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The account that the connection led to when it was used last; undefined if it never was. */
export async function lastAccount(root: string, target: AccountTarget): Promise<string | undefined> {
  const folder = connectionFolder(root, target);
  const names = await readdir(folder).catch(() => []); // a connection that was never used has no folder
  const ages = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  return ages.toSorted((a, b) => b.at - a.at)[0]?.name;
}

const mostBytes = 128 * 1024 * 1024;
const oldestMs = 90 * 24 * 3600 * 1000;

/** Removes what nobody has looked at for a season, and of the rest the oldest until it is small enough. */
export async function pruneCache(root: string, now: number): Promise<void> {
  await mkdir(root, { recursive: true });
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.map(async (path) => ({ path, ...(await sizeAndAge(path)) })));
  let bytes = 0;
  for (const { path, at, size } of files.toSorted((a, b) => b.at - a.at)) {
    bytes += size;
    if (bytes > mostBytes || now - at > oldestMs) await rm(path, { force: true });
  }
}

async function sizeAndAge(path: string): Promise<{ readonly size: number; readonly at: number }> {
  const { size, mtimeMs } = await stat(path);
  return { size, at: mtimeMs };
}

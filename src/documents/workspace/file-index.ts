import { isResource } from '../kinds/resource/bind.ts';
import { normalizedName } from '../versions/arn.ts';
import type { FileFacts, WorkspaceFacts } from './model.ts';

/** What is asked about all files of a workspace for every single one of them, gathered in one pass. */
export interface FileIndex {
  /** The files that others name. */
  readonly used: ReadonlySet<string>;
  /** The files that describe a resource, by what the service tells resources apart by; see `identityOf`. */
  readonly byIdentity: ReadonlyMap<string, readonly FileFacts[]>;
  /** The same files by kind and name, whatever their version; see `namesake`. */
  readonly byName: ReadonlyMap<string, readonly FileFacts[]>;
  /** Whether any file makes a component of a document. */
  readonly hasComponents: boolean;
}

/** The facts of a workspace are never changed, only replaced by others, so what was gathered of them stays true. */
const indexes = new WeakMap<WorkspaceFacts['files'], FileIndex>();

/** The index of a workspace's files; made when it is asked for the first time. */
export function indexOf({ files }: WorkspaceFacts): FileIndex {
  const known = indexes.get(files);
  if (known !== undefined) return known;
  const index = gather(files);
  indexes.set(files, index);
  return index;
}

/** What the service tells resources apart by; undefined for files that describe none. */
export function identityOf({ kind, name, version }: FileFacts): string | undefined {
  if (!isResource(kind) || kind === 'image' || name === undefined) return undefined;
  return `${namesake(kind, name)} ${version?.value ?? ''}`;
}

/** What the versions of a resource have in common. */
export function namesake(kind: FileFacts['kind'], name: string): string {
  return `${kind} ${kind.startsWith('appstream') ? name : normalizedName(name)}`;
}

function gather(files: WorkspaceFacts['files']): FileIndex {
  const used = new Set<string>();
  const byIdentity = new Map<string, FileFacts[]>();
  const byName = new Map<string, FileFacts[]>();
  let hasComponents = false;
  for (const file of files.values()) {
    for (const { path } of file.references) if (path !== undefined) used.add(path);
    if (file.kind === 'component-resource') hasComponents = true;
    const identity = identityOf(file);
    if (identity === undefined || file.name === undefined) continue;
    put(byIdentity, identity, file);
    put(byName, namesake(file.kind, file.name), file);
  }
  return { used, byIdentity, byName, hasComponents };
}

function put(lists: Map<string, FileFacts[]>, key: string, file: FileFacts): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [file]);
  else list.push(file);
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import type { ChangeKind, FileChange } from '../../events.ts';
import { isNoise } from '../noise.ts';
import { mustRun } from '../tool.ts';
import type { Holder } from './holder.ts';
import type { Identity } from './identity.ts';
import { type BasePart, HOLDER } from './layout.ts';
import { enterArgv } from './step-argv.ts';

interface Entry {
  /** find's letter: f, d, l, c … */
  readonly letter: string;
  readonly size: number;
  /** Mode and owner as one text, to be compared. */
  readonly access: string;
}

type Tree = ReadonlyMap<string, Entry>;

/** What a live sandbox's disk holds that its base does not, and the other way round; sorted by path. */
export async function findChanges(holder: Holder, identity: Identity, parts: readonly BasePart[]): Promise<readonly FileChange[]> {
  const inside = (argv: readonly string[], input = '') => mustRun([...identity.become, ...enterArgv(holder, true), ...argv], input);
  const perPart = await Promise.all(parts.map((part) => changesOfPart(inside, part)));
  return perPart
    .flat()
    .filter((change) => !isNoise(change.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

type RunInside = (argv: readonly string[], input?: string) => Promise<{ readonly stdout: Buffer }>;

async function changesOfPart(inside: RunInside, part: BasePart): Promise<FileChange[]> {
  const upper = `${HOLDER.session}/upper/${part.name}`;
  const below = part.at ? `${HOLDER.below}/${part.at}` : HOLDER.below;
  const above = await listTree(inside, upper);
  if (above.size === 0) return [];
  const was = await lookUp(inside, below, [...above.keys()]);
  const kept = [...above].filter(([name, entry]) => entry.letter === 'd' && was.get(name)?.letter === 'd').map(([name]) => name);
  const replaced = await replacedFolders(inside, upper, kept);
  const hidden = await hiddenBy(inside, below, replaced);
  const path = (name: string) => (part.at ? `/${part.at}/${name}` : `/${name}`);
  const changes = [...above].flatMap(([name, entry]) => {
    const kind = kindOf(entry, was.get(name));
    return kind ? [describe(kind, path(name), kind === 'deleted' ? was.get(name) : entry)] : [];
  });
  const lost = [...hidden].filter(([name]) => !above.has(name)).map(([name, entry]) => describe('deleted', path(name), entry));
  return [...changes, ...lost];
}

/** undefined: the entry is only there because something below it changed. */
function kindOf(entry: Entry, was: Entry | undefined): ChangeKind | undefined {
  // Nothing but a whiteout can be a character device here: a sandbox can't make real ones.
  if (entry.letter === 'c') return was ? 'deleted' : undefined;
  if (!was) return 'added';
  const sameFolder = entry.letter === 'd' && was.letter === 'd' && entry.access === was.access;
  return sameFolder ? undefined : 'changed';
}

function describe(kind: ChangeKind, path: string, entry: Entry | undefined): FileChange {
  const types = { f: 'file', d: 'directory', l: 'symlink' } as const;
  const type = types[entry?.letter as keyof typeof types] ?? 'other';
  return { kind, path, type, size: type === 'file' ? (entry?.size ?? 0) : 0 };
}

const FORMAT = '%y %s %m:%U:%G %P\\0';

async function listTree(inside: RunInside, folder: string): Promise<Tree> {
  return parseListing((await inside(['find', folder, '-mindepth', '1', '-printf', FORMAT])).stdout);
}

/** What the base has at these names. Names are given on stdin: there may be a hundred thousand. */
async function lookUp(inside: RunInside, below: string, names: readonly string[]): Promise<Tree> {
  // xargs -0 find: absent names make find complain and end with 1, which is the very thing asked.
  const script = `cd ${below} && xargs -0 sh -c 'exec find "$@" -maxdepth 0 -printf "%y %s %m:%U:%G %p\\0"' sh 2>/dev/null; :`;
  return parseListing((await inside(['/bin/sh', '-c', script], names.map((name) => `./${name}\0`).join(''))).stdout);
}

function parseListing(stdout: Buffer): Tree {
  const tree = new Map<string, Entry>();
  for (const line of stdout.toString().split('\0')) {
    const [letter, size, access, ...rest] = line.split(' ');
    if (letter && access) tree.set(rest.join(' ').replace(/^\.\//, ''), { letter, size: Number(size), access });
  }
  return tree;
}

/** Folders that were deleted and made anew: overlayfs marks them opaque, in an attribute that tar can read. */
async function replacedFolders(inside: RunInside, upper: string, folders: readonly string[]): Promise<string[]> {
  if (folders.length === 0) return [];
  const command = ['tar', '--xattrs', '--xattrs-include=user.overlay.*', '--no-recursion', '--null', '-C', upper, '-T', '-', '-cf', '-'];
  const { stdout } = await inside(command, folders.map((name) => `./${name}\0`).join(''));
  const replaced: string[] = [];
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    if (isOpaque(header.pax)) replaced.push(header.name.replace(/^\.\//, '').replace(/\/$/, ''));
    content.resume();
    next();
  });
  await pipeline(Readable.from([stdout]), reader);
  return replaced;
}

/** Whether a tar entry of an upper is a folder that hides all that lies below it. */
export const isOpaque = (pax: unknown): boolean =>
  typeof pax === 'object' && pax !== null && 'SCHILY.xattr.user.overlay.opaque' in pax && pax['SCHILY.xattr.user.overlay.opaque'] === 'y';

async function hiddenBy(inside: RunInside, below: string, folders: readonly string[]): Promise<Tree> {
  const hidden = new Map<string, Entry>();
  for (const folder of folders)
    for (const [name, entry] of await listTree(inside, `${below}/${folder}`)) hidden.set(`${folder}/${name}`, entry);
  return hidden;
}

import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { handOver, type Identity } from '../namespace/identity.ts';
import type { BasePart, NamespaceBase } from '../namespace/layout.ts';
import { type BaseCache, ensureCached, HOST_VIEW, ownerKey } from './cache.ts';
import { type HostParts, hostParts } from './host-parts.ts';
import { writeSkeleton } from './host-skeleton.ts';
import { surveyHost } from './host-survey.ts';
import { mountPoints } from './mounts.ts';
import type { BaseTask } from './task.ts';

/** Part of the key: raise it whenever a skeleton made before would differ. */
const REVISION = 2;

/** Folders whose time of change tells that packages came or went. */
const WITNESSES = [
  '/etc',
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
  '/usr/share',
  '/usr/local',
  '/opt',
  '/var/lib',
  '/var/lib/dpkg/status',
  '/var/lib/rpm',
];

/**
 * This computer's own system, copy-on-write: what a rehearsal runs on when there is no image. Nothing is downloaded; a skeleton of
 * folders is made once (about a second) and kept until packages change. Homes, Kiln's own folders and what the user may not read are
 * not in it.
 */
export async function ensureHostView(cache: BaseCache, task: BaseTask): Promise<NamespaceBase> {
  const parts = hostParts(mountPoints());
  const make = (folder: string) => makeHostView(cache, folder, { parts, task });
  const folder = await ensureCached(
    cache,
    { key: `${HOST_VIEW}${REVISION}-${ownerKey(cache.identity)}-${fingerprint(parts)}`, make },
    task,
  );
  return {
    id: `host-${REVISION}`,
    title: "this computer's view",
    notes: notes(),
    parts: [{ at: '', name: 'root', lowers: [join(folder, 'root')] }, ...parts.overlays.map((path, index) => overlay(folder, path, index))],
    layers: [],
    whole: false,
  };
}

function overlay(folder: string, path: string, index: number): BasePart {
  return { at: path.slice(1), name: `part${index}`, lowers: [join(folder, 'tree', path), path] };
}

function notes(): string[] {
  const { name } = thisSystem();
  return [
    `The base is this computer's own system (${name}), not the parent image: package manager, versions and preinstalled programs differ.`,
    "Files that belong to this computer's root can be replaced and deleted in here, but most can't be changed in place, and they show as owned by nobody.",
    '/home, /root and what you may not read yourself are empty.',
  ];
}

/** The distribution's own words for itself. */
export function thisSystem(): { readonly name: string } {
  try {
    const [, name] = /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    return { name: name ?? 'Linux' };
  } catch {
    return { name: 'Linux' }; // distributions without that file exist
  }
}

function fingerprint(parts: HostParts): string {
  const times = WITNESSES.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return createHash('sha256')
    .update(JSON.stringify([parts, times, homedir()]))
    .digest('hex')
    .slice(0, 16);
}

async function makeHostView(cache: BaseCache, folder: string, { parts, task }: { parts: HostParts; task: BaseTask }): Promise<void> {
  const { identity } = cache;
  task.onProgress?.("Looking through this computer's system (once, until packages change)");
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  handOver(identity, tree);
  const secret = [homedir(), cache.cacheDirectory, dirname(cache.cacheDirectory)];
  const survey = await surveyHost(identity, parts.overlays, secret);
  task.signal?.throwIfAborted();
  task.onProgress?.(`Preparing ${survey.folders.size} folders`);
  await writeSkeleton(identity, survey, tree);
  makeRoot(identity, join(folder, 'root'), parts);
}

const ROOT_FOLDERS = ['root', 'home', 'run', 'proc', 'sys', 'dev', 'mnt', 'media', 'boot', 'tmp'];

function makeRoot(identity: Identity, root: string, parts: HostParts): void {
  const folders = ['.', ...ROOT_FOLDERS, ...parts.folders];
  for (const folder of folders) {
    mkdirSync(join(root, folder), { recursive: true });
    handOver(identity, join(root, folder));
  }
  chmodSync(join(root, 'root'), 0o700);
  chmodSync(join(root, 'tmp'), 0o1777);
  for (const path of parts.loose) copyLoose(identity, path, join(root, path));
}

function copyLoose(identity: Identity, from: string, to: string): void {
  const entry = lstatSync(from);
  if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (entry.isFile() && (entry.mode & 0o004) !== 0) {
    copyFileSync(from, to);
    handOver(identity, to);
  }
}

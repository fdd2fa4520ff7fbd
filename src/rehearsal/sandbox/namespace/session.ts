import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../tool.ts';
import { handOver, type Identity, letPass } from './identity.ts';
import { type BasePart, SESSION_FOLDERS } from './layout.ts';
import { runMapped } from './mapped.ts';
import { claim, isClaimed } from './owner.ts';

const sessionsFolder = (cacheDirectory: string) => join(cacheDirectory, 'sandboxes');

/** Makes the folders of one sandbox, owned by whoever is root inside; returns their path. */
export function createSession(cacheDirectory: string, identity: Identity, parts: readonly BasePart[]): string {
  const all = sessionsFolder(cacheDirectory);
  mkdirSync(all, { recursive: true });
  const session = mkdtempSync(join(all, 's-'));
  claim(session);
  const folders = [...SESSION_FOLDERS, ...parts.flatMap((part) => ['upper', 'work'].map((name) => join(name, part.name)))];
  for (const folder of folders) mkdirSync(join(session, folder), { recursive: true });
  chmodSync(join(session, 'tmp'), 0o1777);
  for (const part of parts) chmodSync(join(session, 'upper', part.name), 0o755);
  for (const folder of ['.', ...folders]) handOver(identity, join(session, folder));
  letPass(identity, all);
  return session;
}

/** Removes a folder with what is not ours in it: files of other uids, and overlayfs's own folder of mode 000. */
export async function removeTree(identity: Identity, folder: string): Promise<void> {
  const command = ['rm', '-rf', '--one-file-system', '--', identity.owner ? folder : identity.see(folder)];
  // Real root removes as itself; it owns the folder above too.
  await (identity.owner ? mustRun(command) : runMapped(identity, command));
}

/** Sessions whose process is gone. */
export function staleSessions(cacheDirectory: string): string[] {
  const all = sessionsFolder(cacheDirectory);
  if (!existsSync(all)) return [];
  return readdirSync(all)
    .map((name) => join(all, name))
    .filter((session) => !isClaimed(session));
}

/** Whether there is any sandbox, of whatever process. */
export function hasSessions(cacheDirectory: string): boolean {
  const all = sessionsFolder(cacheDirectory);
  return existsSync(all) && readdirSync(all).length > 0;
}

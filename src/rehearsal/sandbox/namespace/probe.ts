import { chmodSync, lstatSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Availability } from '../driver.ts';
import { mustRun } from '../tool.ts';
import { startHolder } from './holder.ts';
import { handOver, isOnPath } from './identity.ts';
import { upperOf } from './layout.ts';
import type { NamespaceContext } from './namespace-sandbox.ts';
import { remedyFor } from './remedy.ts';
import { createSession, removeTree } from './session.ts';
import { enterArgv } from './step-argv.ts';

const TOOLS = ['bwrap', 'unshare', 'nsenter', 'mkfifo', 'tar', 'find'];

/** Tries all that a sandbox needs, in miniature: mounts an overlay, writes, deletes, and looks for the whiteout on the disk. */
export async function probeNamespaces(context: NamespaceContext): Promise<Availability> {
  if (process.platform !== 'linux') return unavailable('Namespaces are a feature of Linux');
  const missing = [...TOOLS, ...(context.identity.owner ? ['setpriv'] : [])].filter((tool) => !isOnPath(tool));
  if (missing.length > 0) return unavailable(`${missing.join(', ')} not found`);
  try {
    await tryOverlay(context);
    return { available: true };
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : String(error));
  }
}

const unavailable = (reason: string): Availability => ({ available: false, reason, remedy: remedyFor(reason) });

async function tryOverlay(context: NamespaceContext): Promise<void> {
  const { identity } = context;
  const lower = mkdtempSync(join(context.cacheDirectory, 'probe-'));
  // The mount points of /run and /tmp are not needed here: nothing is executed in this root.
  mkdirSync(join(lower, 'run'));
  writeFileSync(join(lower, 'deleted'), '');
  chmodSync(lower, 0o755);
  for (const path of ['.', 'run', 'deleted']) handOver(identity, join(lower, path));
  const part = { at: '', name: 'root', lowers: [lower] };
  const session = createSession(context.cacheDirectory, identity, [part]);
  try {
    const holder = await startHolder(identity, { session, parts: [part], hostNetwork: false });
    try {
      await mustRun([...identity.become, ...enterArgv(holder, true), '/bin/sh', '-c', 'cd /s/merged && rm deleted && echo >added']);
    } finally {
      await holder.close();
    }
    if (!lstatSync(join(upperOf(session, part), 'deleted')).isCharacterDevice()) throw new Error('overlayfs recorded no deletion');
  } finally {
    await removeTree(identity, session);
    await removeTree(identity, lower);
  }
}

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Availability, NetworkMode } from '../sandbox/driver.ts';
import { chooseIdentity, handOver, type Identity, isOnPath, letPass } from '../sandbox/namespace/identity.ts';
import { spawnMapped } from '../sandbox/namespace/mapped.ts';
import { claim, isClaimed } from '../sandbox/namespace/owner.ts';
import { remedyFor } from '../sandbox/namespace/remedy.ts';
import { removeTree } from '../sandbox/namespace/session.ts';
import { readLines } from '../sandbox/outlet.ts';
import { workshopArgv } from './workshop-argv.ts';

/** Where a workshop's folder lies inside of it. */
export const BENCH = '/s';

export interface WorkshopRun {
  readonly env: Readonly<Record<string, string>>;
  readonly network: NetworkMode;
  readonly signal: AbortSignal;
  /** Complete lines of stdout and stderr as they come. */
  readonly onOutput: (lines: readonly string[]) => void;
}

/**
 * A place for a tool of this machine that runs what others wrote, and makes namespaces of its own for it: a container builder. The tool
 * is root over 65,536 uids that are nobody's outside. Of the machine it sees /usr, to read, and its own folder, and what it starts
 * sees no more.
 */
export interface Workshop {
  /** The folder, as it is called outside; inside it is BENCH. Files put into it must be readable by all. */
  readonly folder: string;
  /** Runs a tool to its end; when the signal says so, it ends at once with all that it started. Rejects with the signal's reason alone. */
  run(argv: readonly string[], run: WorkshopRun): Promise<number>;
  /** Removes the folder. */
  close(): Promise<void>;
}

export interface Workshops {
  /** Whether this machine lets us make them. */
  availability(): Availability;
  open(): Promise<Workshop>;
  /** Removes what crashed processes left; returns how many workshops that were. */
  sweep(): Promise<number>;
}

/** Workshops whose folders lie below `directory`. */
export function workshops(directory: string): Workshops {
  // Root's identity looks at the folder, which is there only when somebody wants a workshop.
  const identity = () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return chooseIdentity(directory);
  };
  return {
    availability: () => availability(identity()),
    open: async () => openWorkshop(directory, identity()),
    async sweep() {
      if (!existsSync(directory)) return 0;
      const stale = readdirSync(directory).map((name) => join(directory, name));
      const orphans = stale.filter((folder) => !isClaimed(folder));
      for (const folder of orphans) await removeTree(identity(), folder);
      return orphans.length;
    },
  };
}

const TOOLS = ['bwrap', 'unshare', 'prlimit'];

function availability({ uids, owner }: Identity): Availability {
  const unavailable = (reason: string): Availability => ({ available: false, reason, remedy: remedyFor(reason) });
  if (process.platform !== 'linux') return unavailable('Namespaces are a feature of Linux');
  const missing = [...TOOLS, ...(owner ? ['setpriv'] : [])].filter((tool) => !isOnPath(tool));
  if (missing.length > 0) return unavailable(`${missing.join(', ')} not found`);
  if (uids === 'many') return { available: true };
  const remedy = 'Install newuidmap (package uidmap), and give yourself an entry in /etc/subuid and /etc/subgid';
  return { available: false, reason: 'Files of images have many owners, and only one uid can be had here', remedy };
}

/** Files of /etc that tools insist on. */
const ETC: Readonly<Record<string, string>> = { passwd: 'root:x:0:0:root:/tmp:/bin/sh\n', group: 'root:x:0:\n' };

async function openWorkshop(directory: string, identity: Identity): Promise<Workshop> {
  const folder = mkdtempSync(join(directory, 'w-'));
  claim(folder);
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'etc'));
  for (const [name, content] of Object.entries(ETC)) writeFileSync(join(folder, 'etc', name), content);
  handOver(identity, folder);
  letPass(identity, directory);
  return {
    folder,
    run: (argv, run) => runInside({ identity, folder }, argv, run),
    close: () => removeTree(identity, folder),
  };
}

async function runInside(place: { identity: Identity; folder: string }, argv: readonly string[], run: WorkshopRun): Promise<number> {
  const { identity, folder } = place;
  run.signal.throwIfAborted();
  // The machine's own may be a link that leads nowhere inside.
  const resolv = run.network === 'internet' ? readFileSync('/etc/resolv.conf', 'utf8') : '';
  writeFileSync(join(folder, 'etc', 'resolv.conf'), resolv);
  const bench = { inside: BENCH, outside: identity.see(folder) };
  const child = await spawnMapped(identity, workshopArgv({ bench, env: run.env, network: run.network }, argv), ['ignore', 'pipe', 'pipe']);
  const kill = () => child.kill('SIGKILL');
  run.signal.addEventListener('abort', kill, { once: true });
  if (run.signal.aborted) kill();
  const outlets = [child.stdout, child.stderr].map((stream) => readLines(stream as Readable, run.onOutput));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exitCode) => resolve(exitCode ?? 137));
    });
    await Promise.all(outlets.map((outlet) => outlet.finish()));
    run.signal.throwIfAborted();
    return code;
  } finally {
    run.signal.removeEventListener('abort', kill);
  }
}

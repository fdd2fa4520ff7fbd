import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { collect, spawnTool, ToolError, type ToolOutcome, untilEnd } from '../tool.ts';
import { type Identity, writeMaps } from './identity.ts';

type Channel = 'pipe' | 'ignore' | number;

/** Starts `argv` as root of a new user namespace. Paths below the cache must have gone through `identity.see`. */
export async function spawnMapped(identity: Identity, argv: readonly string[], stdio: readonly Channel[]): Promise<ChildProcess> {
  if (identity.mapping === 'unshare') {
    const auto = identity.uids === 'many' ? ['--map-auto'] : [];
    return spawnTool([...identity.enter, 'unshare', '--user', '--map-root-user', ...auto, '--', ...argv], [...stdio]);
  }
  // The new process says when it is in its namespace, waits for its map, and only then becomes what it shall be: without a map it is
  // nobody there, and would lose its capabilities at exec.
  const channel = stdio.length;
  const wait = `echo >&${channel}; read -r _ <&${channel} || exit 1; exec ${channel}>&-; exec "$@"`;
  const child = spawnTool([...identity.enter, 'unshare', '--user', '--', '/bin/sh', '-c', wait, 'sh', ...argv], [...stdio, 'pipe']);
  const line = child.stdio[channel] as Duplex;
  line.on('error', () => undefined); // the child's end is told by its exit
  await Promise.race([once(line, 'data'), earlyEnd(child)]);
  writeMaps(child.pid ?? 0);
  line.end('\n');
  return child;
}

/** Runs a trusted tool of the machine as root of a new user namespace, to its end; insists on exit code 0. */
export async function runMapped(identity: Identity, argv: readonly string[], input: string | Buffer = ''): Promise<ToolOutcome> {
  const child = await spawnMapped(identity, argv, ['pipe', 'pipe', 'pipe']);
  child.stdin?.on('error', () => undefined); // as for any tool: its exit code tells
  child.stdin?.end(input);
  const outcome = await collect(child);
  if (outcome.exitCode !== 0) throw new ToolError(argv[0] ?? '', outcome);
  return outcome;
}

/** Rejects with what a child said if it ends before anything else happens. */
async function earlyEnd(child: ChildProcess): Promise<never> {
  throw new ToolError(child.spawnfile, await untilEnd(child));
}

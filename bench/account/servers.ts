// The two servers as programs: how they are started, how soon they answer, how much memory they hold.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A program that answers AWS's requests on a port. */
export interface Emulator {
  readonly name: string;
  start(port: number): ChildProcess;
  /** Known once it ran. */
  key(): Key;
}

export interface Running {
  readonly endpoint: string;
  readonly key: Key;
  /** From the start of the process to the first answer. */
  readonly startedAfterMs: number;
  /** Of the process at this moment. */
  megabytes(): number;
  stop(): Promise<void>;
}

/** Kiln's command line as it is shipped, over a data folder. */
export function kiln(data: string): Emulator {
  const cli = join(root, 'out/main/cli.js');
  return {
    name: 'kiln',
    start: (port) => run(process.execPath, [cli, 'local-account', 'serve', '--port', `${port}`, '--data', data, '--json'], data),
    key: () => JSON.parse(readFileSync(join(data, 'key.json'), 'utf8')),
  };
}

/** moto's server, without what only its programmer needs; undefined where it is not installed. */
export function moto(home: string): Emulator | undefined {
  if (spawnSync('python3', ['-c', 'import moto.server']).status !== 0) return undefined;
  return {
    name: 'moto',
    start: (port) => run('python3', ['-m', 'moto.server', '-p', `${port}`], home),
    key: () => ({ accessKeyId: 'AKIAKILNBENCH0000001', secretAccessKey: 'moto-checks-no-signature' }),
  };
}

function run(command: string, args: readonly string[], home: string): ChildProcess {
  return spawn(command, args, { stdio: 'ignore', env: { ...process.env, KILN_HOME: home, NODE_OPTIONS: undefined } });
}

/** Starts it on a free port and waits for its first answer, whatever that says. */
export async function start(emulator: Emulator): Promise<Running> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = emulator.start(port);
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null) throw new Error(`${emulator.name} ended with ${child.exitCode}`);
    await sleep(1);
  }
  const startedAfterMs = performance.now() - begin;
  return {
    endpoint,
    key: emulator.key(),
    startedAfterMs,
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint)).arrayBuffer();
    return true;
  } catch {
    return false; // nobody listens yet
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

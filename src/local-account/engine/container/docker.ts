// docker builds elsewhere: in its daemon, which isolates containers by itself and keeps the images. Those of a session are told by their
// names, and go with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { BuildFailure } from '../build-run.ts';
import type { BuilderSession, BuilderTask, ContainerBuilder } from './builder.ts';

/** A client without its daemon must not make us wait. */
const PATIENCE_MS = 10_000;
const PREFIX = 'localhost/kiln-';

/** The builder of the docker service that the client finds; `directory` is where archives lie on their way. */
export function dockerBuilder({ directory, title }: { readonly directory: string; readonly title: string }): ContainerBuilder {
  return { title, open: (task) => openDocker({ directory, title }, task) };
}

async function openDocker(place: { directory: string; title: string }, task: BuilderTask): Promise<BuilderSession> {
  await mkdir(place.directory, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(place.directory, 'docker-'));
  const id = `${process.pid}-${randomUUID().slice(0, 8)}`;
  await mkdir(join(folder, 'context'));
  const inFolder = (name: string) => join(folder, basename(name));
  const must = async (...args: readonly string[]) => {
    const said: string[] = [];
    const code = await runDocker(args, { signal: task.signal, onOutput: (lines) => void said.push(...lines) });
    if (code !== 0) throw new Error(`docker ${args[0]} ended with ${code}: ${said.slice(-5).join(' ')}`);
  };
  return {
    folder,
    reference: (label) => `${PREFIX}${id}-${label}:1`,
    load: (archive) => must('load', '--input', inFolder(archive)),
    async build({ dockerfile, tag, network }) {
      await writeFile(join(folder, 'Dockerfile'), dockerfile);
      const options = ['--pull=false', '--force-rm', '--network', network === 'none' ? 'none' : 'default'];
      const args = ['build', ...options, '--file', inFolder('Dockerfile'), '--tag', tag, join(folder, 'context')];
      const code = await runDocker(args, task);
      if (code !== 0) throw new BuildFailure(`The container build failed: ${place.title} ended with ${code}`);
    },
    save: (tag, archive) => must('save', '--output', inFolder(archive), tag),
    async close() {
      await removeImages(`${PREFIX}${id}-*`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Why the service cannot be asked; undefined when it answers. */
export async function dockerFault(): Promise<string | undefined> {
  const said: string[] = [];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const code = await runDocker(['version', '--format', '{{.Server.Version}}'], { signal, onOutput: (lines) => void said.push(...lines) });
    return code === 0 ? undefined : said.at(-1);
  } catch {
    return `the service does not answer within ${PATIENCE_MS / 1000} seconds`; // the signal's reason says no more
  }
}

/** Removes the images of sessions whose process is gone: those left their folders, too. */
export async function sweepDocker(directory: string): Promise<void> {
  const left = existsSync(directory) ? readdirSync(directory).filter((name) => name.startsWith('docker-')) : [];
  if (left.length === 0 || (await dockerFault()) !== undefined) return;
  for (const name of await imagesLike(`${PREFIX}*`)) {
    const [, pid] = /kiln-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) await removeImages(name);
  }
}

async function removeImages(pattern: string): Promise<void> {
  const names = await imagesLike(pattern);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  if (names.length > 0) await runDocker(['rmi', '--force', ...names], { signal, onOutput: () => undefined });
}

async function imagesLike(pattern: string): Promise<readonly string[]> {
  const names: string[] = [];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const args = ['image', 'ls', '--filter', `reference=${pattern}`, '--format', '{{.Repository}}:{{.Tag}}'];
  await runDocker(args, { signal, onOutput: (lines) => void names.push(...lines) });
  return names;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Its client needs the user's environment: where the service is. When it ends, the service ends what it did for it. */
async function runDocker(args: readonly string[], { signal, onOutput }: BuilderTask): Promise<number> {
  signal.throwIfAborted();
  // The classic builder knows images that are in the service and in no registry.
  const env = { ...process.env, DOCKER_BUILDKIT: '0' };
  const child = spawn('docker', args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true });
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  try {
    const [code] = await Promise.all([untilClosed(child), ...[child.stdout, child.stderr].map((stream) => passLines(stream, onOutput))]);
    signal.throwIfAborted();
    return code;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

function untilClosed(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 137));
  });
}

async function passLines(stream: NodeJS.ReadableStream, onOutput: BuilderTask['onOutput']): Promise<void> {
  for await (const line of createInterface({ input: stream })) onOutput([line]);
}

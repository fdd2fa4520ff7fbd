import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Pack } from 'tar-stream';

/**
 * All that the machine's own tools are started with. Never the app's environment: a step can read /proc/PID/environ of what shares
 * its uid, and a tool's environment is no place for credentials anyway.
 */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' } as const;

export interface ToolOutcome {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A tool of the machine that ended otherwise than it should have. */
export class ToolError extends Error {
  readonly exitCode: number;

  constructor(tool: string, outcome: Omit<ToolOutcome, 'stdout'>) {
    super(`${tool} ended with ${outcome.exitCode}: ${outcome.stderr.trim() || 'it said nothing'}`);
    this.name = 'ToolError';
    this.exitCode = outcome.exitCode;
  }
}

/**
 * Spawns a tool with the clean environment unless told otherwise, in a process group of its own (a Ctrl-C at our terminal is for us,
 * who end things in order), from `/` (our own working directory may be closed to the uid that it runs as).
 */
export function spawnTool(argv: readonly string[], stdio: SpawnOptions['stdio'], env: NodeJS.ProcessEnv = CLEAN_ENVIRONMENT): ChildProcess {
  const [command = '', ...rest] = argv;
  return spawn(command, rest, { stdio, env, cwd: '/', detached: true });
}

/** Collects what a child says until it ends. A command that can't be started ends with 127, as in a shell. */
export async function collect(child: ChildProcess): Promise<ToolOutcome> {
  const stdout: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  const end = await untilEnd(child);
  return { ...end, stdout: Buffer.concat(stdout) };
}

/** As `collect`, for a child whose stdout somebody else reads. */
export function untilEnd(child: ChildProcess): Promise<Omit<ToolOutcome, 'stdout'>> {
  const stderr: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve) => {
    const finish = (exitCode: number, error = '') => resolve({ exitCode, stderr: Buffer.concat(stderr).toString() + error });
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Runs a tool to its end; never rejects for what the tool does. */
export async function runTool(argv: readonly string[], input: string | Buffer = '', env?: NodeJS.ProcessEnv): Promise<ToolOutcome> {
  const child = spawnTool(argv, ['pipe', 'pipe', 'pipe'], env);
  const outcome = collect(child);
  feed(child, input);
  return outcome;
}

/** Runs a tool to its end and insists on exit code 0. */
export async function mustRun(argv: readonly string[], input: string | Buffer = ''): Promise<ToolOutcome> {
  const outcome = await runTool(argv, input);
  if (outcome.exitCode !== 0) throw new ToolError(argv[0] ?? '', outcome);
  return outcome;
}

function feed(child: ChildProcess, input: string | Buffer): void {
  // A tool that ends before it has read everything breaks the pipe; its exit code tells what is to be told.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
}

/**
 * Writes a stream to a child's stdin. A child may end before it has read everything: tar stops at an archive's end marker and leaves
 * the padding behind it. That breaks the pipe and is no fault; the child's exit code tells what is to be told. Not `pipeline`: it calls
 * the broken pipe the source's error, and a tar-stream throws that where nobody can catch it.
 */
export async function pipeInto(child: ChildProcess, source: AsyncIterable<unknown>): Promise<void> {
  const { stdin } = child;
  if (!stdin) throw new Error('The child was started without a pipe to its stdin.');
  stdin.on('error', () => undefined);
  const closed = new Promise((resolve) => stdin.once('close', resolve));
  try {
    for await (const chunk of source) {
      if (!stdin.writable) return;
      if (!stdin.write(chunk as Uint8Array)) await Promise.race([closed, new Promise((resolve) => stdin.once('drain', resolve))]);
    }
    stdin.end();
  } catch (error) {
    stdin.destroy();
    throw error;
  }
}

/** Runs tar over an archive that `fill` writes meanwhile. Throws what `fill` throws, or a ToolError when tar is what failed. */
export async function unpackWhileFilled(tar: ChildProcess, archive: Pack, fill: Promise<void>): Promise<void> {
  const ended = untilEnd(tar);
  const filled = fill.then(
    () => undefined,
    (error: Error) => {
      archive.destroy(error);
      return error;
    },
  );
  await pipeInto(tar, archive);
  const outcome = await ended;
  if (outcome.exitCode !== 0) throw new ToolError('tar', outcome);
  const fault = await filled;
  if (fault) throw fault;
}

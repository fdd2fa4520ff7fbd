import { Writable } from 'node:stream';
import { ActionFailure } from './actions/action-failure.ts';
import { MAX_FILE_BYTES } from './decisions.ts';
import type { ExecRequest, Sandbox } from './sandbox/driver.ts';

/** A sandbox as one step sees it: with the environment, directory and stop signal of that step. */
export interface Machine {
  readonly sandbox: Sandbox;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

export type ScriptRequest = Pick<ExecRequest, 'args' | 'stdin' | 'stdout' | 'onOutput'>;

/**
 * Runs a script with the step's surroundings and returns its exit code (null when a signal ended it). Rejects with the signal's reason
 * when the step was stopped meanwhile, so callers needn't look.
 */
export async function run(machine: Machine, script: string, request: ScriptRequest = {}): Promise<number | null> {
  machine.signal.throwIfAborted();
  const { sandbox, env, cwd, signal } = machine;
  const result = await sandbox.exec({ script, env, cwd, signal, ...request });
  signal.throwIfAborted();
  return result.exitCode;
}

/**
 * Runs a script of Kiln's own and returns what it wrote on stdout. Such a script tells why it fails on stderr, which becomes the
 * message of the `ActionFailure`.
 */
export async function ask(machine: Machine, script: string, request: Omit<ScriptRequest, 'stdout' | 'onOutput'> = {}): Promise<Buffer> {
  const collected = collector();
  await perform(machine, script, { ...request, stdout: collected.stream });
  if (collected.overflowed()) throw new ActionFailure(`it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
  return collected.content();
}

/** The same for a script whose stdout is wanted as a stream, or not at all. */
export async function perform(machine: Machine, script: string, request: Omit<ScriptRequest, 'onOutput'> = {}): Promise<void> {
  const complaints: string[] = [];
  const exitCode = await run(machine, script, {
    ...request,
    onOutput: (stream, lines) => {
      if (stream === 'stderr') complaints.push(...lines.slice(0, 20));
    },
  });
  if (exitCode !== 0) throw new ActionFailure(reasonIn(complaints) ?? `the sandbox ended it with ${exitCode ?? 'a signal'}`);
}

/** "cp: cannot stat …": the tool's name and Kiln's script path say nothing to the user; the last complaint is the one that ended it. */
function reasonIn(complaints: readonly string[]): string | undefined {
  return complaints.findLast((line) => line.trim() !== '')?.replace(/^\/\S+: line \d+: /, '');
}

function collector(): { stream: Writable; content(): Buffer; overflowed(): boolean } {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= MAX_FILE_BYTES) chunks.push(chunk);
      done();
    },
  });
  return { stream, content: () => Buffer.concat(chunks), overflowed: () => size > MAX_FILE_BYTES };
}

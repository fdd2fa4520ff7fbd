import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { ExecRequest, ExecResult, SandboxLimits } from '../driver.ts';
import { drain, type Outlet, readLines } from '../outlet.ts';
import { SCRIPT_PATH } from '../step-environment.ts';
import { feedStdin, untilExit, watchForEnd } from '../step-process.ts';
import { spawnTool } from '../tool.ts';
import type { Holder } from './holder.ts';
import type { Identity } from './identity.ts';
import type { Pipe, PipeSource } from './pipes.ts';
import { killAllBut, listProcesses } from './processes.ts';
import { seccompProgram } from './seccomp.ts';
import { APT_CONFIGURATION, enterArgv, prepareArgv, STEP_FDS, stepOptions } from './step-argv.ts';

/** What an exec needs of its sandbox. */
export interface ExecContext {
  readonly holder: Holder;
  readonly identity: Identity;
  readonly pipes: PipeSource;
  readonly limits: SandboxLimits;
  /** The text of /etc/resolv.conf inside; undefined leaves the base's. */
  readonly resolvConf: string | undefined;
}

const NOT_STARTED: ExecResult = { exitCode: null, signal: null, timedOut: false, cancelled: true, durationMs: 0 };

/** Runs one script in the sandbox to its end; on time-out and cancel all that it started is killed, daemons of earlier calls go on. */
export async function execute(context: ExecContext, request: ExecRequest): Promise<ExecResult> {
  if (request.signal?.aborted) return NOT_STARTED;
  const before = listProcesses(context.holder);
  const started = performance.now();
  const stdout = await context.pipes.fromChild();
  const stderr = await context.pipes.fromChild();
  const stdin = request.stdin === undefined ? undefined : await context.pipes.toChild();
  const child = startStep(context, request, { stdin, stdout, stderr });
  const exited = untilExit(child);

  const kill = async () => {
    await killAllBut(context.holder, context.identity, before);
    child.kill('SIGKILL');
  };
  const watch = watchForEnd(request, kill);
  const outlets: Outlet[] = [
    request.stdout ? drain(stdout.ours, request.stdout) : readLines(stdout.ours, (lines) => request.onOutput?.('stdout', lines)),
    readLines(stderr.ours, (lines) => request.onOutput?.('stderr', lines)),
  ];
  if (stdin) feedStdin(stdin.ours, request.stdin ?? '');
  const end = await exited;
  await watch.settle();
  await Promise.all(outlets.map((outlet) => outlet.finish()));
  stdin?.ours.destroy();
  return { ...end, ...watch.state(), durationMs: performance.now() - started };
}

interface StepPipes {
  readonly stdin: Pipe | undefined;
  readonly stdout: Pipe;
  readonly stderr: Pipe;
}

function startStep(context: ExecContext, request: ExecRequest, pipes: StepPipes): ChildProcess {
  const { holder, identity, limits } = context;
  const oneUid = identity.uids === 'one';
  const files = [
    { path: SCRIPT_PATH, content: request.script },
    ...(oneUid ? [APT_CONFIGURATION] : []),
    ...(context.resolvConf === undefined ? [] : [{ path: '/etc/resolv.conf', content: context.resolvConf }]),
  ];
  const env = { ...(oneUid ? APT_CONFIGURATION.env : {}), ...request.env };
  const options = encodeOptions(stepOptions({ files, cwd: request.cwd ?? '/', env }));
  const pidNamespace = openSync(`/proc/${holder.pid}/ns/pid`, 'r');
  const standard = [pipes.stdin?.theirs ?? 'ignore', pipes.stdout.theirs, pipes.stderr.theirs] as const;
  const stdio: readonly ('pipe' | 'ignore' | number)[] = [...standard, 'pipe', 'pipe', pidNamespace, ...files.map(() => 'pipe' as const)];
  const argv = [
    ...[...identity.become, ...prepareArgv(limits, stdio.length), ...enterArgv(holder, false)],
    ...['bwrap', '--args', String(STEP_FDS.options), '--', '/bin/bash', SCRIPT_PATH, ...(request.args ?? [])],
  ];
  const child = spawnTool(argv, [...stdio]);
  for (const fd of stdio) if (typeof fd === 'number') closeSync(fd);
  give(child, STEP_FDS.options, options);
  give(child, STEP_FDS.seccomp, seccompProgram({ architecture: process.arch === 'arm64' ? 'arm64' : 'x64', fakeRoot: oneUid }));
  for (const [index, { content }] of files.entries()) give(child, STEP_FDS.files + index, content);
  return child;
}

/** A NUL ends an option; one inside a value would begin an option of the document's own choice. */
function encodeOptions(options: readonly string[]): string {
  if (options.some((option) => option.includes('\0'))) throw new TypeError('A NUL can stand neither in an environment nor in a path');
  return options.map((option) => `${option}\0`).join('');
}

function give(child: ChildProcess, fd: number, data: string | Buffer): void {
  const stream = child.stdio[fd] as Writable;
  stream.on('error', () => undefined); // bwrap ended before it read it, and says why on stderr
  stream.end(data);
}

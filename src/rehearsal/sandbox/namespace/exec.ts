import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ExecRequest, ExecResult, SandboxLimits } from '../driver.ts';
import { drain, type Outlet, readLines } from '../outlet.ts';
import { SCRIPT_PATH } from '../step-environment.ts';
import { feedStdin, untilExit, watchForEnd } from '../step-process.ts';
import { spawnTool } from '../tool.ts';
import type { Holder } from './holder.ts';
import type { Identity } from './identity.ts';
import { openPipes, type Pipe } from './pipes.ts';
import { killAllBut, listProcesses } from './processes.ts';
import { seccompProgram } from './seccomp.ts';
import { APT_CONFIGURATION, enterArgv, limitArgv, STEP_FDS, stepOptions } from './step-argv.ts';

/** What an exec needs of its sandbox. */
export interface ExecContext {
  readonly holder: Holder;
  readonly identity: Identity;
  readonly session: string;
  readonly limits: SandboxLimits;
  /** The text of /etc/resolv.conf inside; undefined leaves the base's. */
  readonly resolvConf: string | undefined;
}

const NOT_STARTED: ExecResult = { exitCode: null, signal: null, timedOut: false, cancelled: true, durationMs: 0 };
let count = 0;

/** Runs one script in the sandbox to its end; on time-out and cancel all that it started is killed, daemons of earlier calls go on. */
export async function execute(context: ExecContext, request: ExecRequest): Promise<ExecResult> {
  if (request.signal?.aborted) return NOT_STARTED;
  const before = listProcesses(context.holder);
  const started = performance.now();
  const name = join(context.session, `pipe-${count++}`);
  const [stdout, stderr] = await openPipes([`${name}-out`, `${name}-err`], 'from-child');
  const [stdin] = request.stdin === undefined ? [] : await openPipes([`${name}-in`], 'to-child');
  if (!stdout || !stderr) throw new Error('A pipe is missing');
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
  const options = stepOptions({
    oneUid,
    withResolvConf: context.resolvConf !== undefined,
    cwd: request.cwd ?? '/',
    env: request.env ?? {},
  });
  const argv = [
    ...[...identity.become, ...limitArgv(limits), ...enterArgv(holder, false)],
    ...['bwrap', '--args', String(STEP_FDS.options), '--', '/bin/bash', SCRIPT_PATH, ...(request.args ?? [])],
  ];
  const pidNamespace = openSync(`/proc/${holder.pid}/ns/pid`, 'r');
  const stdio = [
    pipes.stdin?.theirs ?? 'ignore',
    pipes.stdout.theirs,
    pipes.stderr.theirs,
    'pipe',
    'pipe',
    'pipe',
    pidNamespace,
    'pipe',
    'pipe',
  ] as const;
  const child = spawnTool(argv, [...stdio]);
  for (const fd of stdio) if (typeof fd === 'number') closeSync(fd);
  give(child, STEP_FDS.options, options.map((option) => `${option}\0`).join(''));
  give(child, STEP_FDS.seccomp, seccompProgram({ architecture: process.arch === 'arm64' ? 'arm64' : 'x64', fakeRoot: oneUid }));
  give(child, STEP_FDS.script, request.script);
  give(child, STEP_FDS.aptConfiguration, APT_CONFIGURATION);
  give(child, STEP_FDS.resolvConf, context.resolvConf ?? '');
  return child;
}

function give(child: ChildProcess, fd: number, data: string | Buffer): void {
  const stream = child.stdio[fd] as Writable;
  stream.on('error', () => undefined); // bwrap ended before it read it, and says why on stderr
  stream.end(data);
}

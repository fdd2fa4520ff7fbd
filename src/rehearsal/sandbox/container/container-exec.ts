import type { Readable, Writable } from 'node:stream';
import type { ExecRequest, ExecResult } from '../driver.ts';
import { drain, type Outlet, readLines } from '../outlet.ts';
import { feedStdin, untilExit, watchForEnd } from '../step-process.ts';
import { BOOT, environmentScript, KILL_NEW } from './container-argv.ts';
import { type ContainerEngine, spawnEngine, tryEngine } from './engine.ts';

export interface ContainerExecContext {
  readonly engine: ContainerEngine;
  readonly name: string;
}

/** Runs one script in the container to its end. Ending the client would not end the script, so time-out and cancel kill it inside. */
export async function executeInContainer(context: ContainerExecContext, request: ExecRequest): Promise<ExecResult> {
  const { engine, name } = context;
  if (request.signal?.aborted) return { exitCode: null, signal: null, timedOut: false, cancelled: true, durationMs: 0 };
  const started = performance.now();
  const environment = Buffer.from(environmentScript(request.env ?? {}));
  const script = Buffer.from(request.script);
  const lengths = [environment.length, script.length].map(String);
  const stdin = request.stdin === undefined ? 'closed' : 'open';
  const boot = ['/bin/sh', '-c', BOOT, 'sh', ...lengths, request.cwd ?? '/', stdin, ...(request.args ?? [])];
  const child = spawnEngine(engine, ['exec', '--interactive', name, ...boot], ['pipe', 'pipe', 'pipe']);
  const exited = untilExit(child);
  const watch = watchForEnd(request, async () => {
    const killed = await tryEngine(engine, ['exec', name, '/bin/sh', '-c', KILL_NEW]);
    // A container too ill to start a shell is restarted: its disk stays.
    if (killed.exitCode !== 0) await tryEngine(engine, ['restart', '--time', '0', name]);
    child.kill('SIGKILL');
  });
  const stdout = child.stdout as Readable;
  const outlets: Outlet[] = [
    request.stdout ? drain(stdout, request.stdout) : readLines(stdout, (lines) => request.onOutput?.('stdout', lines)),
    readLines(child.stderr as Readable, (lines) => request.onOutput?.('stderr', lines)),
  ];
  const input = child.stdin as Writable;
  input.write(Buffer.concat([environment, script]));
  feedStdin(input, request.stdin ?? '');
  const end = await exited;
  await watch.settle();
  await Promise.all(outlets.map((outlet) => outlet.finish()));
  return { ...end, ...watch.state(), durationMs: performance.now() - started };
}

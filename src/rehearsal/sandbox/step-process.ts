import type { ChildProcess } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import type { ExecRequest, ExecResult } from './driver.ts';

export function untilExit(child: ChildProcess): Promise<Pick<ExecResult, 'exitCode' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

/** Why a step was ended from outside, and the waiting for that to be done. */
export interface EndWatch {
  state(): Pick<ExecResult, 'timedOut' | 'cancelled'>;
  /** Stops watching; resolves when a kill that has begun is over. */
  settle(): Promise<void>;
}

/** Calls `kill` once, when time is up or the caller cancels. */
export function watchForEnd(request: ExecRequest, kill: () => Promise<void>): EndWatch {
  let reason: 'timedOut' | 'cancelled' | undefined;
  let killing = Promise.resolve();
  const stop = (why: 'timedOut' | 'cancelled') => {
    if (reason) return;
    reason = why;
    killing = kill();
  };
  const cancel = () => stop('cancelled');
  request.signal?.addEventListener('abort', cancel, { once: true });
  if (request.signal?.aborted) cancel(); // while the pipes were being opened
  const timer = request.timeoutMs ? setTimeout(() => stop('timedOut'), request.timeoutMs) : undefined;
  return {
    state: () => ({ timedOut: reason === 'timedOut', cancelled: reason === 'cancelled' }),
    settle: async () => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', cancel);
      await killing;
    },
  };
}

export function feedStdin(target: Writable, source: NonNullable<ExecRequest['stdin']>): void {
  target.on('error', () => undefined); // a script need not read its stdin
  if (source instanceof Readable) source.pipe(target);
  else target.end(source);
}

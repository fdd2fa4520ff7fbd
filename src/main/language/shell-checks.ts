import type { ShellCheckAnswer } from '../../documents/index.ts';
import { reasonOf } from '../files/reason-of.ts';
import { findShellCheck } from '../lint/shellcheck.ts';
import { createShellCheckQueue, type ShellCheckQueue } from '../lint/shellcheck-queue.ts';

/** The ShellCheck of this machine, for the editors of all windows. */
export interface ShellChecks {
  /** Never rejects: that it is not there or does not work is an answer. */
  remarksOn(scripts: readonly string[]): Promise<ShellCheckAnswer>;
  /** Ends what is running. */
  close(): void;
}

/** It is looked for when it is first asked for, and by every window until it is there. */
export function createShellChecks(env: NodeJS.ProcessEnv): ShellChecks {
  const stop = new AbortController();
  let found: ShellCheckQueue | undefined;

  const look = (): ShellCheckQueue | undefined => {
    const path = findShellCheck(env);
    return path === undefined ? undefined : createShellCheckQueue(path, stop.signal);
  };
  return {
    async remarksOn(scripts) {
      found ??= look();
      const queue = found;
      if (queue === undefined) return { type: 'not-installed' };
      try {
        return { type: 'remarks', remarks: await Promise.all(scripts.map((script) => queue.remarksOn(script))) };
      } catch (error) {
        return { type: 'failed', reason: reasonOf(error) };
      }
    },
    close: () => stop.abort(),
  };
}

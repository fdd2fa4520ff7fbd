// Processes that die in the middle of what they do, and what a person does then.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retryImage } from '../../imagebuilder/retry-image.ts';
import { findImage, type ImageRow } from '../../store/images.ts';
import { waitingSteps } from '../waiting-images.ts';
import type { Bench } from './bench.ts';

/** How many writes the script took, or undefined when it was killed. `compiled` keeps compiled code from one process to the next. */
export async function runUntilDead(script: string, args: readonly string[], compiled: string): Promise<number | undefined> {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  return await new Promise((resolve, reject) => {
    execFile(process.execPath, [join(import.meta.dirname, script), ...args], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(Number(stdout));
      else if (error.signal === 'SIGKILL') resolve(undefined);
      else reject(new Error(`${script} failed: ${stderr}`));
    });
  });
}

/** What it takes to start a process is most of the time, so several trials run at once. */
const atOnce = 4;

/**
 * Makes a trial for a death before the first write, the second, and so on, until one lives to its end; answers how many writes that took.
 * Each has a directory of its own.
 */
export async function everyWrite(trial: (directory: string, fatal: number) => Promise<number | undefined>): Promise<number> {
  let writes: number | undefined;
  let next = 1;
  const takeTurns = async () => {
    while (writes === undefined) {
      const fatal = next++;
      const directory = mkdtempSync(join(tmpdir(), 'kiln-killed-'));
      try {
        writes = (await trial(directory, fatal)) ?? writes;
      } catch (error) {
        throw new Error(`Killed before write ${fatal}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      } finally {
        rmSync(directory, { recursive: true });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return writes ?? 0;
}

/** The state of an image that must be there. */
export function imageOf({ store }: Bench, arn: string): ImageRow {
  const found = findImage(store, arn);
  if (!found) throw new Error(`There is no image ${arn}`);
  return found;
}

/** Does what a person would do until the image is there: answers, and retries. */
export async function bringToEnd(bench: Bench, arn: string): Promise<void> {
  bench.queue.wake();
  for (let retries = 0; ; await new Promise((resolve) => setTimeout(resolve, 2))) {
    const image = imageOf(bench, arn);
    if (image.status === 'AVAILABLE') return;
    if (image.turn === 'WAITING') for (const { id } of waitingSteps(image)) bench.queue.answerStep(id, { action: 'RESUME' });
    if (image.turn !== undefined) continue;
    if (++retries > 3) throw new Error(`The build does not end: ${image.status}, ${image.reason}`);
    bench.store.transaction(() => retryImage(bench.account, { imageBuildVersionArn: arn, clientToken: 'again' }));
  }
}

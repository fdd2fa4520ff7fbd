import type { ShellCheckRemark } from '../../documents/index.ts';
import { shellCheck } from './shellcheck.ts';

const MOST_PROCESSES = 2;
const MOST_SCRIPTS = 100;
/** How many answers are kept: an editor asks as long as it is open. */
const MOST_KNOWN = 2000;

type Remarks = readonly ShellCheckRemark[];

interface Waiting {
  readonly script: string;
  resolve(remarks: Remarks): void;
  reject(error: unknown): void;
}

/** Asks ShellCheck about scripts, as many at once as are waiting: to start it takes longer than to check a script. */
export interface ShellCheckQueue {
  /** Remarks about a script. Rejects when ShellCheck cannot be run, fails, or the signal fires. */
  remarksOn(script: string): Promise<Remarks>;
}

export function createShellCheckQueue(path: string, signal: AbortSignal): ShellCheckQueue {
  const asked = new Map<string, Promise<Remarks>>();
  const waiting: Waiting[] = [];
  let running = 0;

  const work = async () => {
    if (running >= MOST_PROCESSES) return;
    running++;
    for (let batch = waiting.splice(0, MOST_SCRIPTS); batch.length > 0; batch = waiting.splice(0, MOST_SCRIPTS)) {
      await answer(batch);
    }
    running--;
  };
  const answer = async (batch: readonly Waiting[]) => {
    try {
      const scripts = batch.map(({ script }) => script);
      const remarks = await shellCheck(path, scripts, signal);
      for (const [at, { resolve }] of batch.entries()) resolve(remarks[at] ?? []);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return {
    remarksOn(script) {
      const known = asked.get(script);
      if (known !== undefined) return known;
      const remarks = new Promise<Remarks>((resolve, reject) => waiting.push({ script, resolve, reject }));
      asked.set(script, remarks);
      remarks.catch(() => asked.delete(script)); // whoever asked is told; the next may have more luck
      const oldest = asked.size > MOST_KNOWN ? asked.keys().next().value : undefined;
      if (oldest !== undefined) asked.delete(oldest);
      // After this turn, in which others may ask too.
      setImmediate(() => void work());
      return remarks;
    },
  };
}

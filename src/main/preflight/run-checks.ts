import type { CheckResult } from '../../contract/index.ts';
import { type Check, type CheckContext, looked } from './check.ts';

/** Looks at once: enough to be quick, few enough to be no burst. */
const atOnce = 4;

export interface Checked {
  readonly id: string;
  readonly results: readonly CheckResult[];
}

/** What several looks found alike is told once. */
const distinct = (results: readonly CheckResult[]) =>
  results.filter(({ message }, at) => results.findIndex((other) => other.message === message) === at);

/** Runs the checks, some at a time; tells each as soon as it is known. After an abort none is begun. */
export async function* runChecks(context: CheckContext, checks: readonly Check[], signal: AbortSignal): AsyncGenerator<Checked> {
  const waiting = [...checks];
  const underWay = new Map<string, Promise<Checked>>();
  const begin = () => {
    const check = signal.aborted ? undefined : waiting.shift();
    if (!check) return;
    const run = async () => ({ id: check.id, results: distinct(await looked(() => check.run(context))) });
    const running = run();
    running.catch(() => {}); // a bug in one is thrown by the race below; those still running then have nobody to tell
    underWay.set(check.id, running);
  };
  for (let index = 0; index < atOnce; index += 1) begin();
  while (underWay.size > 0) {
    const checked = await Promise.race(underWay.values());
    underWay.delete(checked.id);
    begin();
    if (!signal.aborted) yield checked;
  }
}

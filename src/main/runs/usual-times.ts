import { type RunRecord, usualKey } from '../../contract/index.ts';

/** The middle one of several lengths of time; of an even number, the one below the middle. */
export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** What each stage and step of a run took, in milliseconds. */
export function timesOf({ steps, stages = {}, finishedAt }: RunRecord): Map<string, number> {
  const times = new Map<string, number>();
  const entered = Object.entries(stages).sort(([, a], [, b]) => a.localeCompare(b));
  for (const [at, [stage, from]] of entered.entries()) {
    const to = entered[at + 1]?.[1] ?? finishedAt;
    if (to !== undefined && at + 1 < entered.length) times.set(usualKey({ stage }), Date.parse(to) - Date.parse(from));
  }
  for (const step of steps) if (step.durationMs !== undefined && step.state === 'succeeded') times.set(usualKey(step), step.durationMs);
  return times;
}

/** The medians over several builds of the same kind. */
export function mediansOf(builds: readonly ReadonlyMap<string, number>[]): Readonly<Record<string, number>> {
  const keys = new Set(builds.flatMap((times) => [...times.keys()]));
  const found = [...keys].flatMap((key): [string, number][] => {
    const middle = median(builds.flatMap((times) => times.get(key) ?? []));
    return middle === undefined ? [] : [[key, middle]];
  });
  return Object.fromEntries(found);
}

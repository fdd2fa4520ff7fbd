/** What is measured: a name, and the work of one round on a text that is new in every round. */
export interface Contestant {
  readonly name: string;
  run(text: string): unknown;
}

export interface Measurement {
  readonly name: string;
  /** Milliseconds, one per round. */
  readonly rounds: readonly number[];
}

/**
 * Runs all contestants in every round, each round beginning with another of them, so that a busy spell of the machine hits all alike.
 * `textOf` gives the text of a round; the first `warmUp` rounds are not counted.
 */
export async function measure(
  contestants: readonly Contestant[],
  textOf: (round: number) => string,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<readonly Measurement[]> {
  const times = contestants.map(({ name }) => ({ name, rounds: [] as number[] }));
  for (let round = 0; round < warmUp + rounds; round++) {
    const text = textOf(round);
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (turn + round) % contestants.length;
      const start = performance.now();
      await contestants[index]?.run(text);
      if (round >= warmUp) times[index]?.rounds.push(performance.now() - start);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The median over the rounds of how `a` compares with `b` in the same round. */
export function ratio(a: Measurement, b: Measurement): number {
  return median(a.rounds.map((time, round) => time / (b.rounds[round] ?? Number.NaN)));
}

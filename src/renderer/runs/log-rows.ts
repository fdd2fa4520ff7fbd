import type { Stretch } from './log-lines.ts';

/** Which lines of a log are the rows of a view: stretches of it in their order, and how many rows come before each. */
export interface LogRows {
  readonly stretches: readonly Stretch[];
  readonly before: readonly number[];
  readonly count: number;
}

export const noRows: LogRows = { stretches: [], before: [], count: 0 };

export function withStretches(rows: LogRows, more: readonly Stretch[]): LogRows {
  if (more.length === 0) return rows;
  const before = [...rows.before];
  let { count } = rows;
  for (const [from, to] of more) {
    before.push(count);
    count += to - from;
  }
  return { stretches: rows.stretches.concat(more), before, count };
}

/** The line behind a row; undefined where there is no such row. */
export function lineOfRow(rows: LogRows, row: number): number | undefined {
  if (row < 0 || row >= rows.count) return undefined;
  const at = lastNotAbove(rows.before, row);
  return (rows.stretches[at]?.[0] ?? 0) + row - (rows.before[at] ?? 0);
}

/** The row of a line; that of the last row before it, where it has none. */
export function rowOfLine({ stretches, before }: LogRows, line: number): number {
  const at = lastNotAbove(
    stretches.map(([from]) => from),
    line,
  );
  const stretch = stretches[at];
  return stretch ? (before[at] ?? 0) + Math.min(line, stretch[1] - 1) - stretch[0] : 0;
}

/** The place of the last number that is not above the wanted one; -1 where all are. */
function lastNotAbove(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

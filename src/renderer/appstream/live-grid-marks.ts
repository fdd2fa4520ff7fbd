/** How rows are chosen: just this one, all from the active one to it, or this one more or less. */
export type Choosing = 'one' | 'range' | 'toggle';

interface GridMarks {
  /** The keys of the rows, in their order on the screen. */
  readonly keys: readonly string[];
  /** Where the active row stands; -1: nowhere. */
  readonly at: number;
  readonly marked: ReadonlySet<string>;
}

/** The rows that are selected once somebody has chosen the one at `to`. */
export function marksAfter({ at, keys, marked }: GridMarks, to: number, choosing: Choosing): ReadonlySet<string> {
  const key = keys[to];
  if (key === undefined) return marked;
  if (choosing === 'one') return new Set([key]);
  if (choosing === 'toggle') return marked.has(key) ? new Set([...marked].filter((one) => one !== key)) : new Set([...marked, key]);
  const from = Math.max(at, 0);
  return new Set([...marked, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** How a click or a key chooses. */
export const choosingOf = ({
  ctrlKey,
  metaKey,
  shiftKey,
}: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): Choosing => (ctrlKey || metaKey ? 'toggle' : shiftKey ? 'range' : 'one');

/** A line of an account's log. */
export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

/** How far behind the newest line a line may come late, in milliseconds: services write in order, almost. */
const lateness = 20_000;
/** Lines that are remembered at most; a build that writes more in that time has its late lines looked for nearer to the newest. */
const most = 50_000;

/**
 * What was taken of a log near its end, so that reading can begin anew there without losing or doubling a line. CloudWatch gives lines
 * no names: they are told apart by time, text and how often they occur.
 */
export interface TakenLines {
  /** From here on everything that was taken is remembered; undefined before the first line. */
  from(): number | undefined;
  take(events: readonly LogEvent[]): void;
  /** What of a reading that began at `from()` was not taken before, judged page by page. */
  newReading(): (page: readonly LogEvent[]) => LogEvent[];
}

const keyOf = ({ time, text }: LogEvent) => `${time}\n${text}`;

export function takenLines(): TakenLines {
  const counts = new Map<string, number>();
  /** In the order of their times, but for those that came late. */
  let kept: LogEvent[] = [];
  let newest: number | undefined;
  let oldest = 0;

  const forget = () => {
    const bound = (newest ?? 0) - lateness;
    let from = Math.max(oldest, bound);
    if (kept.length > 2 * most) from = Math.max(from, Math.min(kept.at(-most)?.time ?? from, newest ?? from));
    if (from === oldest || (kept.length < most && from - oldest < lateness)) return;
    oldest = from;
    const still: LogEvent[] = [];
    for (const event of kept) {
      if (event.time >= oldest) still.push(event);
      else subtract(counts, keyOf(event));
    }
    kept = still;
  };

  return {
    from: () => (newest === undefined ? undefined : oldest),
    take(events) {
      for (const event of events) {
        if (event.time < oldest) continue; // too late to come again: readings begin behind it
        counts.set(keyOf(event), (counts.get(keyOf(event)) ?? 0) + 1);
        kept.push(event);
        newest = Math.max(newest ?? event.time, event.time);
      }
      forget();
    },
    newReading() {
      const before = new Map(counts);
      return (page) => page.filter((event) => !subtract(before, keyOf(event)));
    },
  };
}

/** Takes one away; false where there was none. */
function subtract(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key);
  if (count === undefined) return false;
  if (count === 1) counts.delete(key);
  else counts.set(key, count - 1);
  return true;
}

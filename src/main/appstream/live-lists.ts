import type { AccountTarget, LiveListEvent } from '../../contract/index.ts';
import type { Clock } from '../catalogue/worker.ts';
import { type LiveListSpec, type LiveListsDeps, LiveReader } from './live-reader.ts';

/** Lists of all accounts that are looked at. Each has one reader, however many windows follow it; what nobody follows is not read. */
export interface LiveLists<Row> {
  watch(at: AccountTarget, signal: AbortSignal): AsyncIterable<LiveListEvent<Row>>;
  /** Whoever changed something, or wants to see it fresh, says so; it is looked at again at once, if anybody follows it. */
  touched(at: AccountTarget): void;
  close(): void;
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

export function createLiveLists<Row>(
  spec: LiveListSpec<Row>,
  { clock, random }: LiveListsDeps = { clock: systemClock, random: Math.random },
): LiveLists<Row> {
  const readers = new Map<string, LiveReader<Row>>();
  const keyOf = ({ connection, region }: AccountTarget) => `${connection} ${region}`;
  const readerOf = (at: AccountTarget): LiveReader<Row> => {
    const known = readers.get(keyOf(at)) ?? new LiveReader(at, spec, { clock, random });
    readers.set(keyOf(at), known);
    return known;
  };
  return {
    async *watch(at, signal) {
      const reader = readerOf(at);
      const wakes = reader.changes.subscribe(signal);
      const release = reader.hold();
      try {
        yield* news(reader, wakes);
      } finally {
        release();
      }
    },
    touched: (at) => readers.get(keyOf(at))?.lookNow(),
    close() {
      for (const reader of readers.values()) reader.close();
    },
  };
}

/** What a follower does not know yet: everything at first, then what is another row than the one that it was told. */
async function* news<Row>(reader: LiveReader<Row>, wakes: AsyncIterable<void>): AsyncIterable<LiveListEvent<Row>> {
  let told: ReadonlyMap<string, Row> | undefined;
  let toldStatus = '';
  const fresh = function* (): Iterable<LiveListEvent<Row>> {
    const { rows, status } = reader;
    const before = told;
    const changed = [...rows].filter(([key, row]) => before?.get(key) !== row).map(([, row]) => row);
    const gone = [...(before?.keys() ?? [])].filter((key) => !rows.has(key));
    if (!before) yield { type: 'rows', rows: changed, gone, begun: true };
    else if (changed.length + gone.length > 0) yield { type: 'rows', rows: changed, gone };
    told = new Map(rows);
    const text = JSON.stringify(status);
    if (text !== toldStatus) yield { type: 'status', status };
    toldStatus = text;
  };
  yield* fresh();
  for await (const _ of wakes) yield* fresh();
}

import type { AccountTarget, LiveListStatus } from '../../contract/index.ts';
import { type Clock, createWorker, type Worker } from '../catalogue/worker.ts';
import { createTopic } from '../topic.ts';

/** A kind of things of an account that is read whole, by pages, and changes by itself. */
export interface LiveListSpec<Row> {
  /** The pages of the list, one call after the other. */
  read(at: AccountTarget): AsyncIterable<readonly Row[]>;
  keyOf(row: Row): string;
  /** Whether it will be something else soon. */
  isPassing(row: Row): boolean;
  /** Is told the rows of every whole look, and may add what is known of them elsewhere. */
  complete?(at: AccountTarget, rows: readonly Row[]): Promise<readonly Row[]>;
}

export interface LiveListsDeps {
  readonly clock: Clock;
  readonly random: () => number;
}

/** Often while something is about to change, seldom while nothing is: both far below what the service throttles. */
export const lookEveryMs = { passing: 3000, settled: 30_000 } as const;

/** Reads one list of one account again and again, as long as somebody holds it; waits out what the account refuses for a while. */
export class LiveReader<Row> {
  readonly changes = createTopic<void>();
  readonly #at: AccountTarget;
  readonly #spec: LiveListSpec<Row>;
  readonly #deps: LiveListsDeps;
  readonly #worker: Worker;
  #rows: ReadonlyMap<string, Row> = new Map();
  #holders = 0;
  #whole = false;
  #reading = false;
  #due = 0;
  #asOf: string | undefined;

  constructor(at: AccountTarget, spec: LiveListSpec<Row>, deps: LiveListsDeps) {
    this.#at = at;
    this.#spec = spec;
    this.#deps = deps;
    this.#worker = createWorker({
      ...deps,
      jobs: () => (this.#holders === 0 ? [] : [{ due: this.#due, run: () => this.#look() }]),
      changed: () => this.changes.publish(),
    });
  }

  /** Rows that did not change are the same objects as before. */
  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get status(): LiveListStatus {
    const { failure } = this.#worker;
    return {
      ...{ whole: this.#whole, reading: this.#reading, asOf: this.#asOf },
      failure: failure && { message: failure.message, retryAt: failure.retryAt },
    };
  }

  /** Reads on until the function that comes back is called. Whoever comes sees it fresh. */
  hold(): () => void {
    this.#holders += 1;
    this.lookNow();
    return () => {
      this.#holders -= 1;
      if (this.#holders === 0) this.#worker.pause();
    };
  }

  lookNow(): void {
    this.#due = 0;
    this.#worker.forgive();
    this.#worker.pump();
  }

  close(): void {
    this.#worker.close();
    this.changes.close();
  }

  async #look(): Promise<void> {
    const { keyOf, isPassing, read, complete } = this.#spec;
    this.#due = Number.POSITIVE_INFINITY; // unless somebody asks for a fresh look while this one is under way
    this.#reading = true;
    this.changes.publish();
    const found = new Map<string, Row>();
    try {
      for await (const page of read(this.#at)) {
        for (const row of page) found.set(keyOf(row), this.#kept(keyOf(row), row));
        if (this.#holders === 0) return;
        // Until all of it is known, what is known is shown; later a look counts as a whole.
        if (!this.#whole) this.#rows = new Map([...this.#rows, ...found]);
        this.changes.publish();
      }
      const rows = [...found.values()];
      const completed = (await complete?.(this.#at, rows)) ?? rows;
      this.#rows = new Map(completed.map((row) => [keyOf(row), this.#kept(keyOf(row), row)]));
      this.#whole = true;
      this.#asOf = new Date(this.#deps.clock.now()).toISOString();
    } finally {
      this.#reading = false;
      const passing = [...found.values()].some(isPassing);
      const next = this.#deps.clock.now() + (passing ? lookEveryMs.passing : lookEveryMs.settled);
      this.#due = Math.min(this.#due, next);
    }
  }

  #kept(key: string, row: Row): Row {
    const before = this.#rows.get(key);
    return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row;
  }
}

import type { CatalogueRow, ListStatus } from '../../contract/index.ts';
import { type KnownRows, knownRows } from './known-rows.ts';
import { isStaleToken, lookEveryMs } from './pace.ts';
import type { ListPage } from './read-page.ts';
import { beginSweep, type ReadToken, type Sweep } from './sweep.ts';
import { type Touch, touch, touchAgain } from './touches.ts';
import { type Clock, createWorker, type Job, type Worker } from './worker.ts';

export interface ListReaderDeps {
  readonly readToken: ReadToken;
  /** Every row of one name. */
  readNamed(name: string): Promise<readonly CatalogueRow[]>;
  /** Rows or status are not what they were. */
  changed(): void;
  readonly clock: Clock;
  readonly random: () => number;
}

/** What was known of a list at an earlier time. */
export interface KeptList {
  readonly rows: readonly CatalogueRow[];
  readonly whole: boolean;
  readonly asOf: string | undefined;
}

/** A reading that is younger than this is taken up again instead of begun anew. */
const freshMs = 30_000;
const moving = new Set(['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING']);
const phases = { throttled: 'waiting', offline: 'failed', refused: 'failed' } as const;

/** Reads one list: page by page as it is asked for, one request at a time; looks again from time to time; waits when AWS says so. */
export class ListReader {
  rows: KnownRows;
  readonly #deps: ListReaderDeps;
  readonly #worker: Worker;
  #whole: boolean;
  #asOf: string | undefined;
  /** The walk that was asked for, and how many rows it is to pass. */
  #sweep: Sweep | undefined;
  #wanted = -1;
  /** The slow walk over what was read, which finds what changed since. */
  #look: Sweep | undefined;
  #lookEvery: number = lookEveryMs.first;
  #lookAt = Number.POSITIVE_INFINITY;
  #tailNext = false;
  #touches: readonly Touch[] = [];
  #holders = 0;

  constructor(deps: ListReaderDeps, { rows, whole, asOf }: KeptList) {
    this.#deps = deps;
    this.rows = knownRows(rows);
    this.#whole = whole;
    this.#asOf = asOf;
    this.#worker = createWorker({ ...deps, jobs: () => this.#jobs() });
  }

  get status(): ListStatus {
    const { trouble, failure } = this.#worker;
    return {
      phase: trouble ? phases[trouble] : this.#wantsMore ? 'reading' : 'idle',
      read: this.#sweep?.seen.size ?? 0,
      readWhole: this.#sweep?.done ?? false,
      whole: this.#whole,
      asOf: this.#asOf,
      failure,
    };
  }

  get kept(): KeptList {
    return { rows: [...this.rows.values()], whole: this.#whole, asOf: this.#asOf };
  }

  /** Looks at the list from time to time until the function that comes back is called; nobody holding it, nothing is read. */
  hold(): () => void {
    this.#holders += 1;
    if (this.#holders === 1) this.#wake();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holders -= 1;
      if (this.#holders > 0) return;
      this.#wanted = -1;
      this.#worker.pause();
    };
  }

  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Reads on until more than this many rows were read. */
  demand(beyond: number): void {
    if (beyond <= this.#wanted) return;
    this.#wanted = beyond;
    if (!this.#wantsMore) return;
    this.#deps.changed();
    this.#worker.pump();
  }

  stop(): void {
    this.#wanted = -1;
    this.#deps.changed();
  }

  /** Reads anew what is known. */
  refresh(): void {
    this.#wanted = this.#whole ? Number.POSITIVE_INFINITY : Math.max((this.#sweep?.seen.size ?? 0) - 1, 0);
    this.#forgetWalks();
    this.#worker.forgive();
    this.#deps.changed();
    this.#worker.pump();
  }

  /** The name behind the ARN of a version or build, where it is known. */
  nameOf(arn: string | undefined): string | undefined {
    if (arn === undefined) return undefined;
    return [...this.rows.values()].find((row) => arn === row.arn || arn.startsWith(`${row.arn}/`))?.name;
  }

  /** A resource of this list was made, changed or removed by us; by its name it is found with one call. */
  touched(name: string | undefined): void {
    this.#lookEvery = lookEveryMs.first;
    if (this.#holders === 0) this.#sweep = undefined;
    else if (name === undefined) this.#lookAt = this.#deps.clock.now();
    else this.#touches = [...this.#touches, touch(name, this.#deps.clock.now())];
    this.#worker.pump();
  }

  /** What another list told of the same rows. */
  learn(rows: readonly CatalogueRow[]): void {
    if (this.rows.learn(rows, () => false) > 0) this.#deps.changed();
  }

  seen(arns: readonly string[]): void {
    if (this.rows.unmark(arns) > 0) this.#deps.changed();
  }

  /** What is known is of another account: begins with what is kept of that one. */
  replace({ rows, whole, asOf }: KeptList): void {
    this.rows = knownRows(rows);
    this.#whole = whole;
    this.#asOf = asOf;
    this.#touches = [];
    this.#forgetWalks();
    this.#deps.changed();
  }

  close(): void {
    this.#worker.close();
  }

  get #wantsMore(): boolean {
    return this.#wanted >= 0 && !this.#sweep?.done && (this.#sweep?.seen.size ?? 0) <= this.#wanted;
  }

  #jobs(): readonly Job[] {
    const reading = this.#wantsMore ? [{ due: 0, run: () => this.#afresh(() => this.#readOn()) }] : [];
    if (this.#holders === 0) return reading;
    const touched = this.#touches.map((each) => ({ due: each.at, run: () => this.#lookFor(each) }));
    return [...reading, ...touched, { due: this.#lookAt, run: () => this.#afresh(() => this.#lookAgain()) }];
  }

  #wake(): void {
    const { now } = this.#deps.clock;
    if (this.#sweep && now() - this.#sweep.startedAt > freshMs) this.#forgetWalks();
    if (this.#worker.trouble === 'refused') this.#worker.forgive();
    if (this.#sweep) this.#lookAt = now() + this.#lookEvery;
    this.#worker.pump();
  }

  #forgetWalks(): void {
    this.#sweep = undefined;
    this.#look = undefined;
    this.#lookAt = Number.POSITIVE_INFINITY;
  }

  /** A page token that is too old for AWS is no failure: the walk begins anew. */
  async #afresh(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!isStaleToken(error) || !this.#sweep) throw error;
      this.#forgetWalks();
    }
  }

  async #readOn(): Promise<void> {
    this.#sweep ??= this.#begin();
    const sweep = this.#sweep;
    const page = await sweep.step();
    if (sweep !== this.#sweep) return; // it was begun anew meanwhile
    this.#take(page);
    if (sweep.done) this.#settle(sweep);
    else if (this.rows.size === sweep.seen.size) this.#asOf = new Date(sweep.startedAt).toISOString();
    this.#lookAt = this.#deps.clock.now() + this.#lookEvery;
  }

  /** One page of what was read, one after another in turn; of whole lists every other time the last page, behind which new rows may stand. */
  async #lookAgain(): Promise<void> {
    const sweep = this.#sweep;
    this.#tailNext = !this.#tailNext && sweep?.done === true && sweep.pages > 1;
    const changes = this.#tailNext && sweep ? this.#take(await sweep.stepTail()) : await this.#stepOver(sweep);
    const moves = [...this.rows.values()].some(({ state }) => moving.has(state));
    const { first, growth, longest } = lookEveryMs;
    this.#lookEvery = changes > 0 || moves ? first : Math.min(this.#lookEvery * growth, longest);
    this.#lookAt = this.#deps.clock.now() + this.#lookEvery;
  }

  async #stepOver(sweep: Sweep | undefined): Promise<number> {
    this.#look ??= this.#begin();
    const look = this.#look;
    const page = await look.step();
    if (look !== this.#look) return 0;
    const changes = this.#take(page) + (look.done ? this.#settle(look) : 0);
    if (look.done || (!sweep?.done && look.pages >= (sweep?.pages ?? 1))) this.#look = undefined;
    return changes;
  }

  async #lookFor(touched: Touch): Promise<void> {
    const found = await this.#deps.readNamed(touched.name);
    const present = new Set(found.map(({ arn }) => arn));
    const gone = [...this.rows.values()].filter(({ arn, name }) => name === touched.name && !present.has(arn));
    const changes = this.rows.learn(found, () => true) + this.rows.drop(gone.map(({ arn }) => arn));
    const again = changes > 0 ? undefined : touchAgain(touched, this.#deps.clock.now());
    this.#touches = [...this.#touches.filter((each) => each !== touched), ...(again ? [again] : [])];
  }

  #begin(): Sweep {
    return beginSweep(this.#deps.readToken, this.#deps.clock.now());
  }

  /** Rows count as new where everything was known before, or where they were made since. */
  #take({ rows }: ListPage): number {
    const [knewAll, since] = [this.#whole, this.#asOf];
    return this.rows.learn(rows, ({ created }) => knewAll || (since !== undefined && created > since));
  }

  /** A walk that came to the end has seen what there is. */
  #settle({ seen, startedAt }: Sweep): number {
    this.#whole = true;
    this.#asOf = new Date(startedAt).toISOString();
    return this.rows.drop([...this.rows.values()].flatMap(({ arn }) => (seen.has(arn) ? [] : arn)));
  }
}

import type { AccountTarget, CatalogueEvent, CatalogueList, CatalogueRow, ListCount, ListPlace, ListStatus } from '../../contract/index.ts';
import { AccountLists, type AccountListsDeps, type OpenList } from './account-lists.ts';
import { pruneCache } from './list-cache.ts';
import { type Touched, whatChanged } from './what-changed.ts';

export interface ListIn {
  readonly at: AccountTarget;
  readonly list: CatalogueList;
}

/** The lists of all accounts: read as they are looked at, kept for when AWS cannot be reached. */
export interface Catalogue {
  counts(at: AccountTarget, signal: AbortSignal): AsyncIterable<readonly ListCount[]>;
  watch(wish: ListIn & { readonly after?: ListPlace | undefined }, signal: AbortSignal): AsyncIterable<CatalogueEvent>;
  read(wish: ListIn & { readonly beyond: number | 'all' }): Promise<void>;
  stop(wish: ListIn): Promise<void>;
  refresh(wish: ListIn): Promise<void>;
  seen(wish: ListIn & { readonly arns: readonly string[] }): Promise<void>;
  /** Whoever made, changed or removed a resource says so; lists that are looked at show it soon. */
  touched(at: AccountTarget, what: Touched): void;
  /** The same, told by a call that AWS has carried out. */
  changed(at: AccountTarget, operation: string, input: unknown): void;
  close(): Promise<void>;
}

export type CatalogueDeps = Pick<AccountListsDeps, 'folder' | 'aws' | 'report'> & Partial<Pick<AccountListsDeps, 'clock' | 'random'>>;

const systemClock: AccountListsDeps['clock'] = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

export function createCatalogue({ clock = systemClock, random = Math.random, ...rest }: CatalogueDeps): Catalogue {
  const deps: AccountListsDeps = { clock, random, ...rest };
  const accounts = new Map<string, Promise<AccountLists>>();
  let pruned: Promise<void> | undefined;

  const accountOf = (at: AccountTarget): Promise<AccountLists> => {
    pruned ??= pruneCache(deps.folder, clock.now()).catch(deps.report);
    const key = `${at.connection} ${at.region}`;
    const known = accounts.get(key) ?? pruned.then(() => AccountLists.open(deps, at));
    accounts.set(key, known);
    return known;
  };
  const touch = async (at: AccountTarget, { arn, kind, name }: Touched): Promise<void> => {
    const opened = (await accounts.get(`${at.connection} ${at.region}`)?.then((lists) => lists.opened())) ?? [];
    for (const { list, reader } of opened) {
      if (list.kind !== kind || list.owner !== 'Self' || list.filters) continue;
      reader.touched(list.buildsOf === undefined ? (name ?? reader.nameOf(arn)) : undefined);
    }
  };
  const listOf = async ({ at, list }: ListIn): Promise<OpenList> => (await accountOf(at)).list(list);

  return {
    async *counts(at, signal) {
      const lists = await accountOf(at);
      const events = lists.counts.subscribe(signal);
      yield lists.known;
      yield* events;
    },
    async *watch(wish, signal) {
      const account = await accountOf(wish.at);
      const opened = await account.list(wish.list);
      const release = opened.reader.hold();
      try {
        yield* follow(opened, wish.after, signal);
      } finally {
        release();
        account.release(opened);
      }
    },
    async read({ beyond, ...wish }) {
      (await listOf(wish)).reader.demand(beyond === 'all' ? Number.POSITIVE_INFINITY : beyond);
    },
    async stop(wish) {
      (await listOf(wish)).reader.stop();
    },
    async refresh(wish) {
      (await listOf(wish)).reader.refresh();
    },
    async seen({ arns, ...wish }) {
      (await listOf(wish)).reader.seen(arns);
    },
    touched: (at, what) => void touch(at, what).catch(deps.report),
    changed(at, operation, input) {
      const what = whatChanged(operation, input);
      if (what) touch(at, what).catch(deps.report);
    },
    async close() {
      for (const lists of accounts.values()) await (await lists).close();
    },
  };
}

/** So many rows cross to the window at once. */
const batch = 1000;

async function* follow({ reader, changes }: OpenList, after: ListPlace | undefined, signal: AbortSignal): AsyncIterable<CatalogueEvent> {
  const wakes = changes.subscribe(signal);
  let place = after;
  let told = '';
  const news = function* (): Iterable<CatalogueEvent> {
    const { begun, rows, gone, place: now } = reader.rows.since(place);
    if (begun) yield { type: 'begun' };
    if (begun || rows.length + gone.length > 0) yield* batches(rows, gone, now);
    place = now;
    const { status } = reader;
    if (told !== JSON.stringify(status)) yield statusEvent(status);
    told = JSON.stringify(status);
  };
  yield* news();
  for await (const _ of wakes) yield* news();
}

const statusEvent = (status: ListStatus): CatalogueEvent => ({ type: 'status', status });

function* batches(rows: readonly CatalogueRow[], gone: readonly string[], place: ListPlace): Iterable<CatalogueEvent> {
  for (let at = 0; at + batch < rows.length; at += batch) yield { type: 'rows', rows: rows.slice(at, at + batch), gone: [] };
  const last = rows.length === 0 ? 0 : Math.floor((rows.length - 1) / batch) * batch;
  yield { type: 'rows', rows: rows.slice(last), gone, place };
}

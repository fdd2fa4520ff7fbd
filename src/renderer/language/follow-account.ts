import type { CatalogueList, CatalogueRow, ListStatus } from '../../contract/index.ts';
import { type DocumentKind, type KnownResource, knownFrom, type WholeList } from '../../documents/index.ts';
import type { ListFollows } from '../catalogue/list-follows.ts';
import { formatAge } from '../runs/duration.ts';
import { type CatalogueStore, type ListState, listKey } from '../stores/catalogue-store.ts';
import type { ProblemsStore } from '../stores/problems-store.ts';
import type { LanguageService } from './language-service.ts';

export interface FollowDeps {
  readonly catalogue: Pick<CatalogueStore, 'getState' | 'subscribe'>;
  readonly problems: Pick<ProblemsStore, 'getState' | 'subscribe'>;
  readonly language: Pick<LanguageService, 'tell'>;
  readonly listFollows: Pick<ListFollows, 'hold'>;
  /** Reads a list to its end. */
  readAll(list: CatalogueList): void;
  now(): number;
}

const parts: readonly CatalogueList[] = [
  { kind: 'component', owner: 'Self' },
  { kind: 'component', owner: 'Shared' },
  { kind: 'component', owner: 'Amazon' },
  { kind: 'image', owner: 'Self' },
  { kind: 'image', owner: 'Amazon' },
];

/** The lists that documents of a kind name resources from: so much is read when such a document is opened, and nothing before. */
const needs: Readonly<Partial<Record<DocumentKind, readonly CatalogueList[]>>> = {
  'image-recipe': parts,
  'container-recipe': parts,
  'image-pipeline': [
    { kind: 'image-recipe', owner: 'Self' },
    { kind: 'container-recipe', owner: 'Self' },
    { kind: 'infrastructure-configuration', owner: 'Self' },
    { kind: 'distribution-configuration', owner: 'Self' },
    { kind: 'workflow', owner: 'Self' },
    { kind: 'workflow', owner: 'Amazon' },
  ],
  'lifecycle-policy': [
    { kind: 'image-recipe', owner: 'Self' },
    { kind: 'container-recipe', owner: 'Self' },
  ],
};

/** What Amazon offers changes by the month, what one has oneself by the minute. */
const goodForMs = (list: CatalogueList) => (list.owner === 'Self' ? 10 : 24 * 60) * 60_000;
/** Of what is younger the age is not told. */
const youngMs = 60 * 60_000;

/** Keeps the language worker told of what documents may name in the account: what is kept of it at once, what is read as it comes. */
export function followAccount(deps: FollowDeps): void {
  const { catalogue, listFollows, problems } = deps;
  const releases = new Map<string, () => void>();
  const asked = new Set<string>();
  let told: readonly (ListState | undefined)[] = [];

  const hold = () => {
    const wanted = neededBy(problems);
    for (const list of wanted) if (!releases.has(listKey(list))) releases.set(listKey(list), listFollows.hold(list));
    const keys = new Set(wanted.map(listKey));
    for (const [key, release] of releases) {
      if (keys.has(key)) continue;
      release();
      releases.delete(key);
      asked.delete(key);
    }
  };
  /** One list after another: the account is not to notice. */
  const readNext = () => {
    const { lists } = catalogue.getState();
    const waiting = neededBy(problems).filter((list) => isWanting(list, lists[listKey(list)]?.status, deps.now()));
    const next = waiting.find((list) => !asked.has(listKey(list)));
    const busy = waiting.some((list) => asked.has(listKey(list)) && !isStopped(lists[listKey(list)]?.status));
    if (!next || busy) return;
    asked.add(listKey(next));
    deps.readAll(next);
  };
  const tell = () => {
    const { lists } = catalogue.getState();
    const wanted = allNeeded.map((list) => lists[listKey(list)]);
    const tables = wanted.map((list) => list?.table);
    if (tables.every((table, at) => table === told[at]?.table) && wanted.every((list, at) => isOfNow(list) === isOfNow(told[at]))) return;
    told = wanted;
    deps.language.tell({ type: 'known', ...knownOf(wanted, deps.now()) });
  };
  problems.subscribe(() => {
    hold();
    readNext();
  });
  catalogue.subscribe((state, before) => {
    if (state.at !== before.at) asked.clear();
    if (state.lists === before.lists) return;
    readNext();
    tell();
  });
}

const allNeeded: readonly CatalogueList[] = [
  ...new Map(
    Object.values(needs)
      .flat()
      .map((list) => [listKey(list), list]),
  ).values(),
];

function neededBy(problems: FollowDeps['problems']): readonly CatalogueList[] {
  const kinds = new Set(Object.values(problems.getState().documents).map(({ kind }) => kind));
  const lists = [...kinds].flatMap((kind) => needs[kind] ?? []);
  return [...new Map(lists.map((list) => [listKey(list), list])).values()];
}

function isWanting(list: CatalogueList, status: ListStatus | undefined, now: number): boolean {
  if (!status || status.readWhole || status.failure) return false;
  return !status.whole || status.asOf === undefined || now - Date.parse(status.asOf) > goodForMs(list);
}

/** Somebody who looks at the list has stopped the reading. */
const isStopped = (status: ListStatus | undefined): boolean => status?.phase === 'idle' && status.read > 0;

const isOfNow = (list: ListState | undefined): boolean => list?.status?.readWhole === true;

/** Resources with their age. That one does not exist follows only from a list of one's own that was read in this session to its end. */
function knownOf(lists: readonly (ListState | undefined)[], now: number): { known: KnownResource[]; whole: WholeList[] } {
  const known: KnownResource[] = [];
  const whole: WholeList[] = [];
  lists.forEach((list, at) => {
    const named = allNeeded[at];
    if (!list || !named) return;
    const resources = list.table.rows.map((row) => resourceOf(row, list.status, now));
    known.push(...resources);
    if (named.owner === 'Self' && isOfNow(list)) whole.push(...knownFrom({ types: [named.kind], resources }).whole);
  });
  return { known, whole };
}

function resourceOf({ arn, platform }: CatalogueRow, status: ListStatus | undefined, now: number): KnownResource {
  const asOf = status?.asOf;
  const old = asOf !== undefined && !status?.readWhole && now - Date.parse(asOf) > youngMs;
  return { arn, ...(platform !== '' && { platform }), ...(old && { age: `as of ${formatAge(asOf, now)}` }) };
}

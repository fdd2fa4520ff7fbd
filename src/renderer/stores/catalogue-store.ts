import type { AccountTarget, CatalogueEvent, CatalogueList, ListCount, ListPlace, ListStatus, ResourceKind } from '../../contract/index.ts';
import { noRows, type RowTable, withRows } from '../catalogue/row-table.ts';
import { plainQuery, type TableQuery } from '../catalogue/table-query.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** A list as far as it is known here. */
export interface ListState {
  readonly table: RowTable;
  /** undefined until main has told. */
  readonly status: ListStatus | undefined;
  readonly place: ListPlace | undefined;
}

/** How somebody left a table. */
export interface TableState {
  readonly query: TableQuery;
  readonly expanded: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  /** The row that keys start from. */
  readonly active: string | undefined;
  /** Reading on is stopped, until something else is asked for. */
  readonly stopped: boolean;
}

export interface CatalogueState {
  /** The account and Region that all of it is of. */
  readonly at: AccountTarget | undefined;
  readonly lists: Readonly<Record<string, ListState>>;
  readonly counts: readonly ListCount[];
  readonly tables: Readonly<Partial<Record<ResourceKind, TableState>>>;
  /** Grows when a build ended or somebody asked anew: what was read of the account besides these lists is old. */
  readonly age: number;
}

export type CatalogueStoreEvent =
  | { readonly type: 'moved'; readonly at: AccountTarget }
  | { readonly type: 'counted'; readonly counts: readonly ListCount[] }
  | { readonly type: 'list'; readonly key: string; readonly event: CatalogueEvent }
  | { readonly type: 'failed'; readonly key: string; readonly message: string }
  | { readonly type: 'outdated' }
  | { readonly type: 'asked'; readonly kind: ResourceKind; readonly query: Partial<TableQuery> }
  | { readonly type: 'table'; readonly kind: ResourceKind; readonly change: Partial<Omit<TableState, 'query'>> };

export type CatalogueStore = EventStore<CatalogueState, CatalogueStoreEvent>;

export const emptyList: ListState = { table: noRows, status: undefined, place: undefined };
export const plainTable: TableState = {
  query: plainQuery,
  expanded: new Set(),
  selected: new Set(),
  active: undefined,
  stopped: false,
};
export const emptyCatalogue: CatalogueState = { at: undefined, lists: {}, counts: [], tables: {}, age: 0 };

/** Names a list among those of its account. */
export function listKey({ kind, owner, filters, buildsOf }: CatalogueList): string {
  return JSON.stringify([kind, owner, buildsOf ?? null, filters ?? null]);
}

export function applyCatalogue(state: CatalogueState, event: CatalogueStoreEvent): CatalogueState {
  switch (event.type) {
    case 'moved':
      return { ...state, at: event.at, lists: {}, counts: [] };
    case 'counted':
      return { ...state, counts: event.counts };
    case 'list':
      return withList(state, event.key, (list) => applyList(list, event.event));
    case 'failed':
      return withList(state, event.key, (list) => ({ ...list, status: failed(list.status, event.message) }));
    case 'outdated':
      return { ...state, age: state.age + 1 };
    case 'asked':
      return withTable(state, event.kind, (table) => ({ ...table, query: { ...table.query, ...event.query }, stopped: false }));
    case 'table':
      return withTable(state, event.kind, (table) => ({ ...table, ...event.change }));
  }
}

function applyList(list: ListState, event: CatalogueEvent): ListState {
  switch (event.type) {
    case 'begun':
      return { ...list, table: noRows, place: undefined };
    case 'rows':
      return { ...list, table: withRows(list.table, event.rows, event.gone), place: event.place ?? list.place };
    case 'status':
      return { ...list, status: event.status };
  }
}

const unread: ListStatus = { phase: 'idle', read: 0, readWhole: false, whole: false, asOf: undefined };

/** The line to main refused the list itself. */
function failed(status: ListStatus | undefined, message: string): ListStatus {
  return { ...(status ?? unread), phase: 'failed', failure: { message, offline: false } };
}

function withList(state: CatalogueState, key: string, change: (list: ListState) => ListState): CatalogueState {
  return { ...state, lists: { ...state.lists, [key]: change(state.lists[key] ?? emptyList) } };
}

function withTable(state: CatalogueState, kind: ResourceKind, change: (table: TableState) => TableState): CatalogueState {
  return { ...state, tables: { ...state.tables, [kind]: change(state.tables[kind] ?? plainTable) } };
}

export const createCatalogueStore = (): CatalogueStore => createEventStore(emptyCatalogue, applyCatalogue);

import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type CatalogueList, type ListStatus, listAbilities, type ResourceKind } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { useNow } from '../runs/use-now.ts';
import { listKey, plainTable, type TableState } from '../stores/catalogue-store.ts';
import { columnsOf } from './columns.ts';
import { type GridRow, gridRows, nameIn } from './grid-rows.ts';
import { narrowedLists } from './narrowed-lists.ts';
import { readList } from './read-lists.ts';
import { createTableModel, type Entry } from './table-model.ts';
import { useHeldLists, useList } from './use-list.ts';

export interface Table {
  readonly kind: ResourceKind;
  readonly state: TableState;
  readonly list: CatalogueList;
  readonly status: ListStatus | undefined;
  /** The list that is read on: the whole one, or the one that AWS narrowed. */
  readonly read: { readonly list: CatalogueList; readonly status: ListStatus | undefined };
  readonly byAws: boolean;
  readonly known: number;
  readonly entries: readonly Entry[];
  readonly rows: readonly GridRow[];
  readonly now: number;
}

const settleMs = 400;

/** All that the table of a kind shows: the lists that it follows, and the rows that come of them. */
export function useTable(kind: ResourceKind): Table {
  const { catalogue } = useWorkbench();
  const state = useStore(catalogue, ({ tables }) => tables[kind] ?? plainTable);
  const list = useMemo((): CatalogueList => ({ kind, owner: state.query.owner }), [kind, state.query.owner]);
  const { status, table } = useList(list);
  const now = useNow(30_000);
  const text = useSettled(state.query.text);
  const { chosen, named } = narrowedLists(kind, { ...state.query, text }, status?.whole ?? true);
  const chosenState = useList(chosen);
  useNamed(named);
  const [model] = useState(createTableModel);
  const entries = model.entries({
    rows: table.rows,
    versioned: listAbilities[kind].versioned,
    columns: columnsOf[kind],
    query: state.query,
    now,
  });
  useOpenNames(list, state, status);
  const rows = useGridRows(kind, state, entries);
  const read = chosen ? { list: chosen, status: chosenState.status } : { list, status };
  const known = useMemo(() => new Set(table.rows.map(({ name }) => name)).size, [table]);
  return { kind, state, list, status, read, byAws: chosen !== undefined, known, entries, rows, now };
}

/** A text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** One call, which finds what has just this name however far the list was read. */
function useNamed(named: CatalogueList | undefined): void {
  const workbench = useWorkbench();
  const { status } = useList(named);
  const asked = useRef<string>(undefined);
  const key = named && listKey(named);
  useEffect(() => {
    if (!named || !status || asked.current === key) return;
    asked.current = key;
    readList(workbench, named, 0);
  }, [key, named, status, workbench]);
}

/** The versions of a name that is open: one call finds those that were not read yet. */
function useOpenNames(list: CatalogueList, { expanded }: TableState, status: ListStatus | undefined): void {
  const names = [...expanded].flatMap((id) => nameIn(id) ?? []);
  const open = !status || status.readWhole ? [] : names.map((name): CatalogueList => ({ ...list, filters: { name: [name] } }));
  useHeldLists(open);
  useReadWhole(open);
}

/** Reads short lists to their end. */
function useReadWhole(lists: readonly CatalogueList[]): void {
  const workbench = useWorkbench();
  const known = useStore(workbench.catalogue, (state) => state.lists);
  useEffect(() => {
    for (const list of lists) {
      const status = known[listKey(list)]?.status;
      if (status?.phase === 'idle' && !status.readWhole) readList(workbench, list, 'all');
    }
  }, [lists, known, workbench]);
}

/** Opens names and versions, and follows the lists of builds below those that are open. */
function useGridRows(kind: ResourceKind, { expanded, query }: TableState, entries: readonly Entry[]): readonly GridRow[] {
  const workbench = useWorkbench();
  const abilities = listAbilities[kind];
  const hasBuilds = abilities.builds && query.owner === 'Self';
  const open = useMemo(
    () =>
      (hasBuilds ? [...expanded].filter((id) => isVersion(id)) : []).map((buildsOf): CatalogueList => ({ kind, owner: 'Self', buildsOf })),
    [expanded, hasBuilds, kind],
  );
  useHeldLists(open);
  const lists = useStore(workbench.catalogue, (state) => state.lists);
  const builds = useMemo(() => new Map(open.map((list) => [list.buildsOf ?? '', lists[listKey(list)]])), [open, lists]);
  useReadWhole(open);
  const known = [...builds.values()].map((list) => list?.table.rows.length ?? -1).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the lists of builds only those that are open count, and `known` tells how they stand.
  return useMemo(
    () =>
      gridRows(entries, {
        expanded,
        versioned: abilities.versioned,
        hasBuilds,
        buildsOf: (arn) => {
          const { status, table } = builds.get(arn) ?? {};
          const note =
            status?.failure?.message ?? (table && table.rows.length > 0 ? undefined : status?.readWhole ? 'No builds' : 'Reading…');
          return { rows: table?.rows.toReversed() ?? [], note };
        },
      }),
    [entries, expanded, abilities, hasBuilds, builds, known],
  );
}

/** Three numbers at the end: the ARN of a version. */
const isVersion = (id: string): boolean => /^arn:.*\/\d+\.\d+\.\d+$/.test(id);

import type { CatalogueRow } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { plainTable } from '../stores/catalogue-store.ts';
import type { GridRow } from './grid-rows.ts';
import { copyRows, openRows } from './row-actions.ts';
import type { Table } from './use-table.ts';

/** What hand and keyboard do with the rows of a grid. */
export interface Selection {
  /** Makes a row the active one and selects it, or all from the active one to it. */
  go(to: number, extend: boolean): void;
  /** Adds a row to those that are selected, or takes it out. */
  toggleMark(at: number): void;
  all(): void;
  /** Opens or closes what is below a row. */
  toggle(at: number): void;
  open(at: number): void;
  copy(): void;
}

export function useSelection({ entries, kind, rows, state }: Table): Selection {
  const workbench = useWorkbench();
  const { catalogue } = workbench;
  const change = (to: Partial<Omit<typeof plainTable, 'query'>>) => catalogue.apply({ type: 'table', kind, change: to });
  const activeAt = () => rows.findIndex(({ id }) => id === state.active);
  const selectedRows = () => rows.filter(({ id }) => state.selected.has(id));
  return {
    go(to, extend) {
      const row = rows[to];
      if (!row) return;
      const from = extend ? Math.max(activeAt(), 0) : to;
      const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
      change({ active: row.id, selected: new Set(extend ? [...state.selected, ...range] : range) });
    },
    toggleMark(at) {
      const row = rows[at];
      if (!row) return;
      const selected = new Set(state.selected);
      if (!selected.delete(row.id)) selected.add(row.id);
      change({ active: row.id, selected });
    },
    all: () => change({ selected: new Set(rows.map(({ id }) => id)) }),
    toggle(at) {
      const row = rows[at];
      if (row?.expanded === undefined) return;
      const expanded = new Set(state.expanded);
      const below = row.is === 'name' ? (entries[row.position - 1]?.rows ?? []) : [];
      if (!expanded.delete(row.id)) for (const id of opened(row, below)) expanded.add(id);
      else for (const { arn } of below) expanded.delete(arn); // what nobody sees is not looked at again
      change({ expanded, active: row.id });
    },
    open(at) {
      const row = rows[at];
      if (row) openRows(workbench, [row]);
    },
    copy: () => void copyRows(workbench, selectedRows()),
  };
}

/** A name with one version opens that too: there is nothing else to choose. */
function opened({ id }: GridRow, [first, ...others]: readonly CatalogueRow[]): readonly string[] {
  return first && others.length === 0 ? [id, first.arn] : [id];
}

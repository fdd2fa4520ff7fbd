import { useWorkbench } from '../app/use-workbench.ts';
import { GridPart } from '../ui/grid-part.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Column } from './columns.ts';
import type { Sort } from './table-query.ts';
import type { Table } from './use-table.ts';

interface GridHeadProps {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly width: number;
}

/** The titles of the columns; each puts the rows in its order, then in the opposite one, then in that of AWS. */
export function GridHead({ table: { kind, state }, columns, width }: GridHeadProps) {
  const { catalogue } = useWorkbench();
  const { sort } = state.query;
  return (
    <GridPart role="rowgroup" className="grid-head" style={{ width }}>
      <GridPart role="row" aria-rowindex={1} className="grid-row">
        {columns.map(({ id, title, width: columnWidth }) => (
          <GridPart key={id} role="columnheader" className="grid-cell" style={{ width: columnWidth }} aria-sort={ariaSort(sort, id)}>
            <button type="button" onClick={() => catalogue.apply({ type: 'asked', kind, query: { sort: nextSort(sort, id) } })}>
              <span>{title}</span>
              {sort?.column === id && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} />}
            </button>
          </GridPart>
        ))}
      </GridPart>
    </GridPart>
  );
}

function ariaSort(sort: Sort | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

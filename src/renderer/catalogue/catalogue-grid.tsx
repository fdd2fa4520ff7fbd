import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { listAbilities } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { GridPart } from '../ui/grid-part.tsx';
import { ItemMenu } from '../ui/menu.tsx';
import { columnsOf } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridLine } from './grid-line.tsx';
import { rowItems } from './row-actions.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useSelection } from './use-selection.ts';
import type { Table } from './use-table.ts';

interface CatalogueGridProps {
  readonly table: Table;
  readonly label: string;
  /** Is told the last row that is on the screen. */
  readonly onShown: (last: number) => void;
}

const ROW = 24;
const HEAD = 28;

/** A table by the ARIA pattern of grids, a tree where rows have rows below them: one tab stop, the active row told by its id. */
export function CatalogueGrid({ table, label, onShown }: CatalogueGridProps) {
  const { kind, now, rows, state } = table;
  const workbench = useWorkbench();
  const prefix = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const columns = columnsOf[kind];
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: HEAD,
    paddingStart: HEAD,
  });
  const selection = useSelection(table);
  const show = (at: number) => lines.scrollToIndex(at);
  const page = Math.max(Math.floor((lines.scrollRect?.height ?? 400) / ROW) - 2, 1);
  const onKeyDown = useGridKeys({ table, selection, page, show });
  const last = lines.range?.endIndex ?? 0;
  useEffect(() => onShown(last), [last, onShown]);
  const virtual = lines.getVirtualItems();
  const active = virtual.find(({ index }) => rows[index]?.id === state.active);
  const openMenu = (event: MouseEvent) => {
    if (state.selected.size === 0) return;
    event.preventDefault();
    const box = scroll.current?.getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    setMenu(byKey ? { x: (box?.left ?? 0) + 40, y: (box?.top ?? 0) + 40 } : { x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <GridPart
        ref={scroll}
        className="grid"
        role={listAbilities[kind].versioned ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-rowcount={table.read.status?.whole ? rows.length + 1 : -1}
        aria-multiselectable="true"
        aria-activedescendant={active && `${prefix}${active.index}`}
        tabIndex={0}
        data-list
        onKeyDown={onKeyDown}
        onContextMenu={openMenu}
        onFocus={(event) => {
          if (event.target === event.currentTarget && state.active === undefined) selection.go(0, false);
        }}
      >
        <GridHead table={table} columns={columns} width={width} />
        <GridPart role="rowgroup" className="grid-lines" style={{ height: lines.getTotalSize() - HEAD, width }}>
          {virtual.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <GridLine
                  key={row.id}
                  id={`${prefix}${index}`}
                  index={index}
                  row={row}
                  columns={columns}
                  top={start - HEAD}
                  now={now}
                  active={row.id === state.active}
                  selected={state.selected.has(row.id)}
                  selection={selection}
                />
              )
            );
          })}
        </GridPart>
      </GridPart>
      {menu && (
        <ItemMenu
          label="Actions"
          at={menu}
          items={rowItems(
            workbench,
            rows.filter(({ id }) => state.selected.has(id)),
          )}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}

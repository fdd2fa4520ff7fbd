import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { nextSort } from '../catalogue/grid-head.tsx';
import type { Sort } from '../catalogue/table-query.ts';
import { GridPart } from '../ui/grid-part.tsx';
import { Icon } from '../ui/icon.tsx';
import { ItemMenu, type MenuItem } from '../ui/menu.tsx';
import { gridKey } from './live-grid-keys.ts';
import { type Choosing, choosingOf, marksAfter } from './live-grid-marks.ts';

export interface LiveColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  /** By what rows are put in order. */
  readonly sortKey: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
}

interface LiveGridProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly LiveColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The key of the row that actions are meant for. */
  readonly active: string | undefined;
  readonly onActivate: (key: string) => void;
  /** The keys of the rows that are selected, where several can be. */
  readonly marked?: ReadonlySet<string>;
  readonly onMark?: (keys: ReadonlySet<string>) => void;
  readonly onOpen: (row: Row) => void;
  readonly menuOf: (row: Row) => readonly MenuItem[];
}

const ROW = 24;
const HEAD = 28;

/** A table of things that change by themselves; by the ARIA pattern of grids, with one tab stop and the active row told by its id. */
export function LiveGrid<Row>(props: LiveGridProps<Row>) {
  const { label, rows: given, columns, keyOf, active, onActivate, marked, onMark, onOpen, menuOf } = props;
  const prefix = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort>();
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const rows = useMemo(() => sorted(given, columns, sort), [given, columns, sort]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const lines = useVirtualizer({
    ...{ count: rows.length, overscan: 12, scrollPaddingStart: HEAD, paddingStart: HEAD },
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
  });
  const at = rows.findIndex((row) => keyOf(row) === active);
  const current = rows[at];
  const virtual = lines.getVirtualItems();
  const isSelected = (key: string) => (marked ? marked.has(key) : key === active);
  const go = (to: number, choosing: Choosing = 'one') => {
    const row = rows[to];
    if (row === undefined) return;
    onActivate(keyOf(row));
    onMark?.(marksAfter({ keys: rows.map(keyOf), at, marked: marked ?? new Set() }, to, choosing));
    lines.scrollToIndex(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || !onMark) return;
      onMark(new Set(rows.map(keyOf)));
      event.preventDefault();
      return;
    }
    const page = Math.max(Math.floor((lines.scrollRect?.height ?? 400) / ROW) - 2, 1);
    const to = gridKey(event.key, { at, last: rows.length - 1, page });
    if (to !== undefined) go(to, event.shiftKey ? 'range' : 'one');
    else if (event.key === ' ' && onMark) go(at, 'toggle');
    else if (event.key === 'Enter' && current !== undefined) onOpen(current);
    else return;
    event.preventDefault();
  };
  const openMenu = (event: MouseEvent) => {
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
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={onMark !== undefined}
        aria-activedescendant={virtual.some(({ index }) => index === at) ? `${prefix}${at}` : undefined}
        tabIndex={0}
        data-list
        onKeyDown={onKeyDown}
        onContextMenu={openMenu}
        onFocus={(event) => {
          if (event.target === event.currentTarget && at === -1) go(0);
        }}
      >
        <Head columns={columns} sort={sort} width={width} onSort={setSort} />
        <GridPart role="rowgroup" className="grid-lines" style={{ height: lines.getTotalSize() - HEAD, width }}>
          {virtual.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return undefined;
            const key = keyOf(row);
            return (
              <GridPart
                key={key}
                id={`${prefix}${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isSelected(key)}
                className={key === active ? 'grid-row active' : 'grid-row'}
                style={{ transform: `translateY(${start - HEAD}px)` }}
                onClick={(event) => go(index, choosingOf(event))}
                onDoubleClick={() => onOpen(row)}
                onContextMenu={() => {
                  if (isSelected(key)) onActivate(key);
                  else go(index);
                }}
              >
                {columns.map((column, place) => (
                  <GridPart
                    key={column.id}
                    role={place === 0 ? 'rowheader' : 'gridcell'}
                    className="grid-cell"
                    style={{ width: column.width }}
                  >
                    {column.cell(row)}
                  </GridPart>
                ))}
              </GridPart>
            );
          })}
        </GridPart>
      </GridPart>
      {menu && current !== undefined && <ItemMenu label="Actions" at={menu} items={menuOf(current)} onClose={() => setMenu(undefined)} />}
    </>
  );
}

interface HeadProps<Row> {
  readonly columns: readonly LiveColumn<Row>[];
  readonly sort: Sort | undefined;
  readonly width: number;
  readonly onSort: (sort: Sort | undefined) => void;
}

function Head<Row>({ columns, sort, width, onSort }: HeadProps<Row>) {
  const order = (id: string) => (sort?.column === id ? (sort.descending ? 'descending' : 'ascending') : 'none');
  return (
    <GridPart role="rowgroup" className="grid-head" style={{ width }}>
      <GridPart role="row" aria-rowindex={1} className="grid-row">
        {columns.map(({ id, title, width: columnWidth }) => (
          <GridPart key={id} role="columnheader" className="grid-cell" style={{ width: columnWidth }} aria-sort={order(id)}>
            <button type="button" onClick={() => onSort(nextSort(sort, id))}>
              <span>{title}</span>
              {sort?.column === id && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} />}
            </button>
          </GridPart>
        ))}
      </GridPart>
    </GridPart>
  );
}

function sorted<Row>(rows: readonly Row[], columns: readonly LiveColumn<Row>[], sort: Sort | undefined): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.column);
  if (!sort || !column) return rows;
  const way = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => way * column.sortKey(a).localeCompare(column.sortKey(b), undefined, { numeric: true }));
}

/** A text of a cell, in full in its tooltip. */
export function CellText({ text, title = text }: { readonly text: string; readonly title?: string }) {
  return (
    <span className="grid-text" title={title}>
      {text}
    </span>
  );
}

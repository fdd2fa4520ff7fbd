import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { EmptyState } from './empty-state.tsx';
import { Icon } from './icon.tsx';
import { Scrollable } from './scrollable.tsx';

interface FilteredListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly textOf: (item: Item) => string;
  readonly nothing: string;
  readonly children: (item: Item) => ReactNode;
}

const ROW = 24;

/** A long list with a filter field; only what is in view is on the page. */
export function FilteredList<Item>({ label, items, textOf, nothing, children }: FilteredListProps<Item>) {
  const [filter, setFilter] = useState('');
  const scroll = useRef<HTMLElement>(null);
  const found = useMemo(() => {
    const wanted = filter.toLowerCase();
    return wanted === '' ? items : items.filter((item) => textOf(item).toLowerCase().includes(wanted));
  }, [filter, items, textOf]);
  const rows = useVirtualizer({ count: found.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 20 });
  if (items.length === 0) return <EmptyState icon="list-flat" title={nothing} />;
  return (
    <div className="filtered-list">
      <div className="list-bar">
        <Icon name="filter" />
        <input
          className="field"
          type="search"
          aria-label={`Filter: ${label}`}
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="muted" role="status">
          {found.length === items.length ? items.length : `${found.length} of ${items.length}`}
        </span>
      </div>
      <Scrollable ref={scroll} className="list-scroll" label={label} data-list>
        <ul>
          <li style={{ height: rows.getTotalSize() }} aria-hidden="true" />
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = found[index];
            return (
              item !== undefined && (
                <li
                  key={index}
                  className="list-row"
                  aria-posinset={index + 1}
                  aria-setsize={found.length}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {children(item)}
                </li>
              )
            );
          })}
        </ul>
      </Scrollable>
    </div>
  );
}

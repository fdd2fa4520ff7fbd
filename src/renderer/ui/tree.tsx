import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { moveInTree } from './tree-keys.ts';

export interface TreeRow {
  readonly id: string;
  readonly level: number;
  /** What type-ahead reads. */
  readonly name: string;
  /** undefined for leaves. */
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

interface TreeProps<Row extends TreeRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly selected: string | undefined;
  /** A row to keep in view while nothing is selected: where things happen. */
  readonly current?: string | undefined;
  readonly onSelect: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
  readonly onToggle: (row: Row) => void;
  readonly onContextMenu?: (row: Row, at: { readonly x: number; readonly y: number }) => void;
  readonly children: (row: Row) => ReactNode;
  readonly scope?: string;
}

/** A tree by the ARIA pattern: one tab stop, the active row told by aria-activedescendant, arrows, Home, End, Enter and type-ahead. */
export function Tree<Row extends TreeRow>(props: TreeProps<Row>) {
  const { label, rows, selected, current, onSelect, onOpen, onToggle, onContextMenu, children, scope } = props;
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState({ text: '', at: 0 });
  const active = rows.find((row) => row.id === selected);

  useEffect(() => {
    const row = selected ?? current;
    if (row !== undefined) list.current?.querySelector(`[data-row="${CSS.escape(row)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const fresh = event.timeStamp - typed.at < 800 ? typed.text : '';
    const text = event.key.length === 1 && event.key !== ' ' ? fresh + event.key : '';
    if (text !== '') setTyped({ text, at: event.timeStamp });
    const move = moveInTree(rows, active, text === '' ? event.key : { typed: text });
    if (!move) return;
    event.preventDefault();
    if (move.type === 'select') onSelect(move.row);
    else if (move.type === 'toggle') onToggle(move.row);
    else onOpen(move.row);
  };
  const onRowContextMenu = (event: MouseEvent, row: Row) => {
    if (!onContextMenu) return;
    event.preventDefault();
    onSelect(row);
    onContextMenu(row, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      ref={list}
      role="tree"
      className="tree"
      aria-label={label}
      tabIndex={0}
      data-scope={scope}
      aria-activedescendant={active && `${prefix}${active.id}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows[0];
        if (!active && first) onSelect(first);
      }}
    >
      {rows.map((row) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus and names the active row.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows.
        <div
          key={row.id}
          id={`${prefix}${row.id}`}
          role="treeitem"
          data-row={row.id}
          className="tree-row"
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.siblings}
          aria-expanded={row.expanded}
          aria-selected={row.id === selected}
          style={{ paddingInlineStart: `${8 + (row.level - 1) * 12}px` }}
          onClick={() => {
            onSelect(row);
            if (row.expanded === undefined) onOpen(row);
            else onToggle(row);
          }}
          onContextMenu={(event) => onRowContextMenu(event, row)}
        >
          <span className="tree-twistie">
            {row.expanded !== undefined && <Icon name={row.expanded ? 'chevron-down' : 'chevron-right'} />}
          </span>
          {children(row)}
        </div>
      ))}
    </div>
  );
}

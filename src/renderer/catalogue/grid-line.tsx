import type { MouseEvent } from 'react';
import { resourceKindOf } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { titleOfArn } from '../resource/arn-words.ts';
import { stateMark } from '../resource/state-mark.ts';
import { formatAge } from '../runs/duration.ts';
import { GridPart } from '../ui/grid-part.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { Column } from './columns.ts';
import type { GridRow } from './grid-rows.ts';
import { copyRows } from './row-actions.ts';
import type { Selection } from './use-selection.ts';

interface GridLineProps {
  readonly id: string;
  readonly index: number;
  readonly row: GridRow;
  readonly columns: readonly Column[];
  /** Pixels. */
  readonly top: number;
  readonly now: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly selection: Selection;
}

/** One row of the grid. */
export function GridLine({ active, columns, id, index, now, row, selected, selection, top }: GridLineProps) {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) selection.toggleMark(index);
    else selection.go(index, event.shiftKey);
  };
  return (
    <GridPart
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.expanded === undefined && row.level === 1 ? undefined : row.level}
      aria-expanded={row.expanded}
      aria-posinset={row.level === 1 && row.is === 'resource' ? undefined : row.position}
      aria-setsize={row.level === 1 && row.is === 'resource' ? undefined : row.siblings}
      aria-selected={selected}
      className={`grid-row is-${row.is}${active ? ' active' : ''}${row.marked.length > 0 ? ' marked' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
      onDoubleClick={() => selection.open(index)}
      onContextMenu={() => {
        if (!selected) selection.go(index, false);
      }}
    >
      {columns.map((column, at) => (
        <GridPart key={column.id} role={at === 0 ? 'rowheader' : 'gridcell'} className="grid-cell" style={{ width: column.width }}>
          {at === 0 ? <NameCell row={row} onToggle={() => selection.toggle(index)} /> : <Cell row={row} column={column} now={now} />}
        </GridPart>
      ))}
    </GridPart>
  );
}

function NameCell({ row, onToggle }: { readonly row: GridRow; readonly onToggle: () => void }) {
  const workbench = useWorkbench();
  const { expanded, level, marked, output, versions } = row;
  const name = nameOf(row);
  return (
    <span className="grid-name" style={{ paddingInlineStart: (level - 1) * 16 }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the grid do the same. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the grid do the same. */}
      <span
        className="tree-twistie"
        onClick={(event) => {
          if (expanded === undefined) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {expanded !== undefined && <Icon name={expanded ? 'chevron-down' : 'chevron-right'} />}
      </span>
      {marked.length > 0 && (
        <span className="grid-mark" title={row.row.mark === 'changed' ? 'Changed since you looked last' : 'New since you looked last'}>
          <Icon name="circle-filled" />
          <span className="visually-hidden">{row.row.mark === 'changed' ? 'Changed: ' : 'New: '}</span>
        </span>
      )}
      <span className={output ? 'grid-text mono' : 'grid-text'} title={name}>
        {name}
      </span>
      {versions !== undefined && versions > 1 && <span className="count">{`${versions} versions`}</span>}
      {output && (
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          aria-label={`Copy ${output.id}`}
          title={`Copy ${output.id}`}
          onClick={() => void copyRows(workbench, [row])}
        >
          <Icon name="copy" />
        </button>
      )}
    </span>
  );
}

function nameOf({ is, level, note, output, row }: GridRow): string {
  if (is === 'note') return note ?? '';
  if (output) return output.id;
  if (is === 'build') return `Build ${row.version.split('/')[1] ?? row.version}`;
  return is === 'resource' && level === 2 ? row.version : row.name;
}

function Cell({ column, now, row }: { readonly column: Column; readonly now: number; readonly row: GridRow }) {
  if (row.is === 'note') return undefined;
  if (row.output) return column.id === 'outputs' ? <OutputPlace row={row} /> : undefined;
  const text = column.textOf(row.row);
  if (text === '') return undefined;
  if (column.is === 'state') return <StateMark mark={stateMark(text)} />;
  if (column.is === 'date')
    return (
      <span className="grid-text" title={text}>
        {formatAge(text, now)}
      </span>
    );
  const isResource = resourceKindOf(text) !== undefined;
  return (
    <span className={column.is === 'code' && !isResource ? 'grid-text mono' : 'grid-text'} title={text}>
      {isResource ? titleOfArn(text) : text}
    </span>
  );
}

function OutputPlace({ row: { output } }: { readonly row: GridRow }) {
  return <span className="grid-text">{[output?.region, output?.accountId].filter(Boolean).join(', account ')}</span>;
}

import { useEffect, useRef, useState } from 'react';
import type { ResourceKind } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { CatalogueGrid } from './catalogue-grid.tsx';
import { kindsInWords, ownersInWords } from './list-words.ts';
import { readList } from './read-lists.ts';
import { TableBar } from './table-bar.tsx';
import { TableNote } from './table-note.tsx';
import { TableStatus } from './table-status.tsx';
import { useSeenMarks } from './use-seen-marks.ts';
import { type Table, useTable } from './use-table.ts';

/** The resources of one kind as a table that is read as one scrolls. */
export function CatalogueTab({ kind }: { readonly kind: ResourceKind }) {
  const table = useTable(kind);
  const [lastShown, setLastShown] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  useReadingOn(table, lastShown);
  useSeenMarks(table);
  const title = `${kindsInWords[kind]}, ${ownersInWords[table.state.query.owner].toLowerCase()}`;
  return (
    <section
      className="catalogue-tab"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        search.current?.focus();
      }}
    >
      <TableBar table={table} searchRef={search} />
      <TableStatus table={table} />
      {table.rows.length > 0 ? <CatalogueGrid table={table} label={title} onShown={setLastShown} /> : <TableNote table={table} />}
    </section>
  );
}

/** So many rows ahead of what is on the screen. */
const ahead = 5;

/** Reads the next page when the rows that were read are about to be on the screen, or too few of them fit what is asked. */
function useReadingOn({ entries, read, rows, state }: Table, lastShown: number): void {
  const workbench = useWorkbench();
  const { list, status } = read;
  const beyond = status?.read;
  const near = rows.length === 0 || lastShown >= rows.length - ahead;
  const wanted =
    status?.phase === 'idle' && !state.stopped && !status.readWhole && ((beyond ?? 0) <= lastShown + ahead || (!status.whole && near));
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page it is weighed anew whether one more is needed.
  useEffect(() => {
    if (wanted && beyond !== undefined) readList(workbench, list, beyond);
  }, [wanted, beyond, list, entries, workbench]);
}

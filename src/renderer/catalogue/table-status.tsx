import { useWorkbench } from '../app/use-workbench.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { kindsInWords } from './list-words.ts';
import { readList, refreshList, stopReading } from './read-lists.ts';
import { SelectionActions } from './selection-actions.tsx';
import { narrows } from './table-query.ts';
import { failureWords, tableWords } from './table-words.ts';
import type { Table } from './use-table.ts';

/** How much is read and how old it is; whether more is on its way; what to do with the rows that are selected; what went wrong. */
export function TableStatus({ table }: { readonly table: Table }) {
  const workbench = useWorkbench();
  const { byAws, entries, kind, known, list, now, read, state, status } = table;
  const current = read.status ?? status;
  if (!current || !status) return undefined;
  const reading = current.phase === 'reading';
  const words = tableWords({
    status: { ...current, whole: current.whole || status.whole, asOf: status.asOf },
    ...{ shown: entries.length, known, byAws, now },
    narrows: narrows(state.query),
    noun: kindsInWords[kind].toLowerCase(),
    sorted: state.query.sort !== undefined,
  });
  const stop = () => {
    workbench.catalogue.apply({ type: 'table', kind, change: { stopped: true } });
    stopReading(workbench, read.list);
  };
  return (
    <div className="table-status">
      <span role="status">
        {reading && <Icon name="loading" spin />}
        {words}
      </span>
      {reading ? (
        <Button onClick={stop}>Stop</Button>
      ) : (
        !current.whole && current.phase === 'idle' && <Button onClick={() => readList(workbench, read.list, 'all')}>Read all</Button>
      )}
      <span className="grow" />
      <SelectionActions table={table} />
      <IconButton icon="refresh" label="Refresh" onClick={() => refreshList(workbench, list)} />
      <Failure table={table} />
    </div>
  );
}

function Failure({ table: { list, now, read, rows, status } }: { readonly table: Table }) {
  const workbench = useWorkbench();
  const failed = [read, { list, status }].find((one) => one.status?.failure);
  const words = failed?.status && failureWords(failed.status, now);
  if (!failed || words === undefined || rows.length === 0) return undefined;
  return (
    <div className="table-failure" role="alert">
      <Icon name={failed.status?.failure?.offline ? 'debug-disconnect' : 'warning'} />
      <span>{words}</span>
      <Button onClick={() => refreshList(workbench, failed.list)}>Try again</Button>
    </div>
  );
}

import { useWorkbench } from '../app/use-workbench.ts';
import { kindIcons } from '../resource/arn-words.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { kindsInWords, ownersInWords, whyEmpty } from './list-words.ts';
import { refreshList } from './read-lists.ts';
import { narrows } from './table-query.ts';
import { failureWords } from './table-words.ts';
import type { Table } from './use-table.ts';

/** What stands in the place of the rows while there are none. */
export function TableNote({ table }: { readonly table: Table }) {
  const workbench = useWorkbench();
  const { kind, list, now, read, state, status } = table;
  const { owner } = state.query;
  const kinds = kindsInWords[kind];
  const failed = [read, { list, status }].find((one) => one.status?.failure);
  if (failed?.status) {
    return (
      <EmptyState icon={failed.status.failure?.offline ? 'debug-disconnect' : 'error'} title={`${kinds} cannot be listed`}>
        <p role="alert">{failureWords(failed.status, now)}</p>
        <Button kind="primary" onClick={() => refreshList(workbench, failed.list)}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  const settled = read.status?.readWhole || status?.whole || state.stopped;
  if (!settled) return <Loading what={`Reading ${kinds.toLowerCase()}…`} />;
  if (narrows(state.query)) {
    const clear = () => workbench.catalogue.apply({ type: 'asked', kind, query: { text: '', choices: {}, age: undefined } });
    return (
      <EmptyState icon="filter" title="Nothing matches">
        <p>{`None of the ${kinds.toLowerCase()} that were read fits the search and the filters.`}</p>
        <Button onClick={clear}>Clear search and filters</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={kindIcons[kind]} title={`No ${kinds.toLowerCase()}: ${ownersInWords[owner].toLowerCase()}`}>
      <p>{whyEmpty(kind, owner)}</p>
    </EmptyState>
  );
}

import { useEffect, useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { notifyFailure } from '../stores/notify.ts';
import { type LogRows, noRows, withStretches } from './log-rows.ts';

interface Wanted {
  readonly runId: string;
  /** '' for all. */
  readonly text: string;
  readonly stepId: string | undefined;
}

/** The lines of a run that belong to a step or have a text, as main finds them; undefined when all are wanted. */
export function useLogRows({ runId, text, stepId }: Wanted): LogRows | undefined {
  const workbench = useWorkbench();
  const [rows, setRows] = useState(noRows);
  const wanted = text !== '' || stepId !== undefined;
  useEffect(() => {
    const stop = new AbortController();
    setRows(noRows);
    if (!wanted) return;
    const search = workbench.connection.follow(
      (client) => {
        setRows(noRows); // on every new line to main it begins anew
        return client.runs.searchLog({ runId, text, ...(stepId === undefined ? {} : { stepId }) }, { signal: stop.signal });
      },
      ({ ranges }) => setRows((before) => withStretches(before, ranges)),
      stop.signal,
    );
    search.catch((error: unknown) => notifyFailure(workbench, error));
    return () => stop.abort();
  }, [workbench, runId, text, stepId, wanted]);
  return wanted ? rows : undefined;
}

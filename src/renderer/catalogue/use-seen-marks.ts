import { useEffect, useMemo } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import type { GridRow } from './grid-rows.ts';
import { markSeen } from './read-lists.ts';
import type { Table } from './use-table.ts';

/** Long enough for an eye to have met the mark, which fades over this time. */
const seenAfterMs = 5000;

/** Tells main which marks were on the screen, so that they are not shown again. */
export function useSeenMarks({ kind, list, rows }: Pick<Table, 'kind' | 'list' | 'rows'>): void {
  const workbench = useWorkbench();
  const marked = useMemo(() => rows.filter((row) => row.marked.length > 0), [rows]);
  const key = marked.flatMap((row) => row.marked).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells which rows are marked.
  useEffect(() => {
    if (key === '') return;
    const timer = setTimeout(() => {
      markSeen(workbench, list, arnsOf(marked.filter(({ is }) => is !== 'build')));
      for (const row of marked.filter(({ is }) => is === 'build'))
        markSeen(workbench, { kind, owner: 'Self', buildsOf: row.row.arn.replace(/\/\d+$/, '') }, row.marked);
    }, seenAfterMs);
    return () => clearTimeout(timer);
  }, [key, kind, list, workbench]);
}

const arnsOf = (rows: readonly GridRow[]): readonly string[] => [...new Set(rows.flatMap((row) => row.marked))].slice(0, 1000);

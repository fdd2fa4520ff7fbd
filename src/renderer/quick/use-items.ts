import { useEffect, useMemo, useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { QuickItem, QuickSource } from './quick-item.ts';

/** The lines of a quick input; undefined while somebody else is still being asked for them. */
export function useItems(source: QuickSource): readonly QuickItem[] | undefined {
  const workbench = useWorkbench();
  const asked = useMemo(() => source.items(workbench), [source, workbench]);
  const [answered, setAnswered] = useState<readonly QuickItem[]>();
  useEffect(() => {
    if (asked instanceof Promise) asked.then(setAnswered, (error: unknown) => notifyFailure(workbench, error));
  }, [asked, workbench]);
  return asked instanceof Promise ? answered : asked;
}

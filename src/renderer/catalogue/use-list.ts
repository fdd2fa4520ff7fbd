import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CatalogueList } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { emptyList, type ListState, listKey } from '../stores/catalogue-store.ts';

/** A list as it becomes known, followed for as long as the component is on the page; nothing is read by that alone. */
export function useList(list: CatalogueList | undefined): ListState {
  const { catalogue, listFollows } = useWorkbench();
  const key = list && listKey(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the list says.
  useEffect(() => list && listFollows.hold(list), [key, listFollows]);
  return useStore(catalogue, (state) => (key === undefined ? emptyList : (state.lists[key] ?? emptyList)));
}

/** Lists that come and go with what is open in a table. */
export function useHeldLists(lists: readonly CatalogueList[]): void {
  const { listFollows } = useWorkbench();
  const keys = lists.map(listKey).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say all that the lists say.
  useEffect(() => {
    const releases = lists.map((list) => listFollows.hold(list));
    return () => {
      for (const release of releases) release();
    };
  }, [keys, listFollows]);
}

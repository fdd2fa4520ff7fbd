import type { Tab } from '../stores/editors-store.ts';
import { baseName, folderOf } from '../workspace/file-names.ts';

export interface TabLabel {
  readonly name: string;
  /** Only where several tabs have the same name. */
  readonly folder: string;
}

export function tabLabels(tabs: readonly Tab[]): ReadonlyMap<string, TabLabel> {
  const names = tabs.map((tab) => (tab.kind === 'file' ? baseName(tab.path) : tab.title));
  return new Map(
    tabs.map((tab, index) => {
      const name = names[index] ?? '';
      const shared = names.filter((each) => each === name).length > 1;
      return [tab.id, { name, folder: shared && tab.kind === 'file' ? folderOf(tab.path) : '' }];
    }),
  );
}

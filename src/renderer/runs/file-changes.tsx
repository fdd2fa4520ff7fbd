import type { RunFileChange } from '../../contract/index.ts';
import { FilteredList } from '../ui/filtered-list.tsx';
import { Icon } from '../ui/icon.tsx';
import { formatSize } from './duration.ts';

/** A change of a file in an image; `type` is told in words by main. */
export type Change = Omit<RunFileChange, 'type'> & { readonly type: string };

const KIND = {
  added: { icon: 'diff-added', word: 'added', tone: 'good' },
  changed: { icon: 'diff-modified', word: 'changed', tone: 'warn' },
  deleted: { icon: 'diff-removed', word: 'deleted', tone: 'bad' },
} as const;

const pathOf = (change: Change) => change.path;

/** What a run did to the disk; thousands of files stay smooth. */
export function FileChanges({ label, changes }: { readonly label: string; readonly changes: readonly Change[] }) {
  return (
    <FilteredList label={label} items={changes} textOf={pathOf} nothing="No file was added, changed or deleted.">
      {({ kind, path, size, type }) => (
        <>
          <span className={`change-kind tone-${KIND[kind].tone}`}>
            <Icon name={KIND[kind].icon} />
            <span>{KIND[kind].word}</span>
          </span>
          <span className="mono grow" title={path}>
            {path}
          </span>
          <span className="muted">{type === 'file' && kind !== 'deleted' ? formatSize(size) : type}</span>
        </>
      )}
    </FilteredList>
  );
}

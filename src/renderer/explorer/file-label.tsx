import type { ProblemCounts } from '../problems/problem-rows.ts';
import { Icon } from '../ui/icon.tsx';
import { fileIcon } from './file-icon.ts';

interface FileLabelProps {
  readonly row: { readonly path: string; readonly name: string; readonly kind: 'file' | 'folder'; readonly expanded: boolean | undefined };
  readonly counts: ProblemCounts;
}

/** A line of the file tree; files that are open show how many problems they have. */
export function FileLabel({ row, counts }: FileLabelProps) {
  const grave = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : undefined;
  const total = counts.error + counts.warning;
  return (
    <>
      <span className={`file-icon ${row.kind}`}>
        <Icon name={row.kind === 'folder' ? (row.expanded ? 'folder-opened' : 'folder') : fileIcon(row.name)} />
      </span>
      <span className={`tree-name${grave ? ` severity-${grave}` : ''}`} title={row.path}>
        {row.name}
      </span>
      {grave && (
        <span className={`tree-badge severity-${grave}`} title={`${counts.error} errors, ${counts.warning} warnings`}>
          {total}
          <span className="visually-hidden"> problems</span>
        </span>
      )}
    </>
  );
}

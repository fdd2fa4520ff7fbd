import type { FileEntry } from '../../contract/index.ts';
import { baseName, folderOf } from '../workspace/file-names.ts';

export interface FileRow {
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly level: number;
  readonly expanded: boolean;
  readonly position: number;
  readonly siblings: number;
}

/** The lines of the file tree that are to be seen: folders first, then files, both by name, with what is below open folders. */
export function fileRows(entries: ReadonlyMap<string, FileEntry>, expanded: ReadonlySet<string>): readonly FileRow[] {
  const children = new Map<string, FileEntry[]>();
  for (const entry of entries.values()) {
    const parent = folderOf(entry.path);
    const siblings = children.get(parent);
    if (siblings) siblings.push(entry);
    else children.set(parent, [entry]);
  }
  const rows: FileRow[] = [];
  const visit = (folder: string, level: number) => {
    const siblings = (children.get(folder) ?? []).toSorted(inOrder);
    for (const [index, { kind, path }] of siblings.entries()) {
      const open = kind === 'folder' && expanded.has(path);
      rows.push({ path, name: baseName(path), kind, level, expanded: open, position: index + 1, siblings: siblings.length });
      if (open) visit(path, level + 1);
    }
  };
  visit('', 1);
  return rows;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function inOrder(a: FileEntry, b: FileEntry): number {
  if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1;
  return collator.compare(baseName(a.path), baseName(b.path));
}

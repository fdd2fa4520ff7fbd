import type { FileEntry } from '../../contract/index.ts';

/** What is wrong with a path that the user typed for a new file or folder, in words; undefined when nothing is. */
export function faultInPath(path: string, entries: ReadonlyMap<string, FileEntry>): string | undefined {
  if (path.trim() === '') return 'Type a name.';
  if (path.startsWith('/')) return 'The name is relative to the workspace; leave out the leading slash.';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'A part of the path is empty, "." or "..".';
  if (/[\p{Cc}\\]/u.test(path)) return 'The name holds a backslash or a control character.';
  if (entries.has(path)) return `${path} exists already.`;
  const file = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
  const blocked = file.find((parent) => entries.get(parent)?.kind === 'file');
  return blocked === undefined ? undefined : `${blocked} is a file, not a folder.`;
}

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const joinPath = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** How many characters of a name come before its extensions: `nginx.component.yaml` gives 5. */
export function stemLength(name: string): number {
  const dot = name.indexOf('.', 1);
  return dot === -1 ? name.length : dot;
}

/** Files that may hold documents, by their names: what is not YAML or JSON is told by its own name. */
export const isDocumentName = (path: string): boolean =>
  /\.(?:ya?ml|json|tf|template|dockerfile)$|(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i.test(path);

import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../contract/index.ts';
import { fileRows } from './file-rows.ts';

const entries = (...paths: readonly string[]): ReadonlyMap<string, FileEntry> =>
  new Map(paths.map((path) => (path.endsWith('/') ? entry(path.slice(0, -1), 'folder') : entry(path, 'file'))));
const entry = (path: string, kind: FileEntry['kind']): [string, FileEntry] => [path, { path, kind }];
const brief = (...args: Parameters<typeof fileRows>) => fileRows(...args).map(({ level, path }) => `${level} ${path}`);

describe('the rows of the file tree', () => {
  it('put folders first and count as people do', () => {
    expect(brief(entries('b.yaml', 'step-10.yaml', 'step-9.yaml', 'z/', 'A.yaml'), new Set())).toEqual([
      '1 z',
      '1 A.yaml',
      '1 b.yaml',
      '1 step-9.yaml',
      '1 step-10.yaml',
    ]);
  });

  it('show what is below open folders only', () => {
    const all = entries('a/', 'a/b/', 'a/b/c.yaml', 'd/', 'd/e.yaml');
    expect(brief(all, new Set(['a', 'a/b']))).toEqual(['1 a', '2 a/b', '3 a/b/c.yaml', '1 d']);
  });

  it('tell each row its place among its siblings', () => {
    const [, second] = fileRows(entries('a.yaml', 'b.yaml', 'c.yaml'), new Set());
    expect(second).toMatchObject({ position: 2, siblings: 3 });
  });
});

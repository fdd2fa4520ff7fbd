import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../contract/index.ts';
import { faultInPath, folderOf, stemLength } from './file-names.ts';

const entries = new Map<string, FileEntry>([
  ['a', { path: 'a', kind: 'folder' }],
  ['a/b.yaml', { path: 'a/b.yaml', kind: 'file' }],
]);

describe('a path for a new file', () => {
  it.each(['', '  ', '/etc/passwd', 'a//c', 'a/../c', './c', 'a\\c', 'a\u0000c', 'a/b.yaml', 'a/b.yaml/c'])('%j is refused', (path) => {
    expect(faultInPath(path, entries)).toBeTypeOf('string');
  });

  it.each(['c.yaml', 'a/c.yaml', 'new/folder/c.yaml', 'with blank.yaml'])('%j is accepted', (path) => {
    expect(faultInPath(path, entries)).toBeUndefined();
  });
});

describe('the parts of a path', () => {
  it('are told apart', () => {
    expect([folderOf('a/b/c'), folderOf('c')]).toEqual(['a/b', '']);
    expect([stemLength('nginx.component.yaml'), stemLength('Makefile'), stemLength('.gitignore')]).toEqual([5, 8, 10]);
  });
});

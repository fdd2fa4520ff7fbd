import { describe, expect, it } from 'vitest';
import { foldersMatching, splitTyped } from './folder-typing.ts';

const listing = {
  folder: '/home/me',
  parent: '/home',
  folders: ['.cache', 'Projects', 'pictures', 'work'].map((name) => ({ name, path: `/home/me/${name}` })),
};
const names = (text: string) => foldersMatching(listing, text).map((folder) => folder.name);

describe('typing a folder', () => {
  it('splits at the last slash', () => {
    expect(splitTyped('/home/me/pro')).toEqual({ folder: '/home/me', name: 'pro' });
    expect(splitTyped('/etc')).toEqual({ folder: '/', name: 'etc' });
  });

  it('narrows by the beginning of a name, whatever its case', () => {
    expect(names('/home/me/p')).toEqual(['Projects', 'pictures']);
    expect(names('/home/me/')).toEqual(['Projects', 'pictures', 'work']);
  });

  it('shows hidden folders once a dot is typed', () => {
    expect(names('/home/me/.c')).toEqual(['.cache']);
  });
});

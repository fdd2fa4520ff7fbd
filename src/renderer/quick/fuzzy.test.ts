import { describe, expect, it } from 'vitest';
import { fuzzyFilter, fuzzyMatch } from './fuzzy.ts';

const best = (query: string, texts: readonly string[]) => fuzzyFilter(texts, query, (text) => text).map(({ item }) => item);

describe('fuzzy matching', () => {
  it('matches characters in order, whatever lies between', () => {
    expect(fuzzyMatch('nxc', 'components/nginx.component.yaml')?.hits).toHaveLength(3);
    expect(fuzzyMatch('xn', 'nginx')).toBeUndefined();
  });

  it('prefers the starts of words', () => {
    expect(fuzzyMatch('cl', 'File: Close all')?.hits).toEqual([6, 7]);
    expect(fuzzyMatch('ca', 'File: Close all')?.hits).toEqual([6, 12]);
  });

  it('prefers what stands together', () => {
    expect(fuzzyMatch('base', 'b/a/s/e/base.yaml')?.hits).toEqual([8, 9, 10, 11]);
  });

  it('puts a match in the name before one in the folders', () => {
    expect(best('smoke', ['smoke/other.yaml', 'tests/smoke.yaml'])).toEqual(['tests/smoke.yaml', 'smoke/other.yaml']);
  });

  it('ignores blanks and case in the query', () => {
    expect(best('GO file', ['Go: Go to file…', 'View: Toggle panel'])).toEqual(['Go: Go to file…']);
  });

  it('keeps the order of all items for an empty query', () => {
    expect(best('  ', ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('stays quick on a text that matches in very many ways', () => {
    expect(fuzzyMatch('a'.repeat(40), 'a'.repeat(2000))?.hits).toHaveLength(40);
  });
});

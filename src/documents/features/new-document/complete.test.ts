import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { placeAt } from '../../testing/places.ts';
import { complete } from '../complete.ts';
import type { Completion } from '../types.ts';

const ofKind = (marked: string, fileName?: string): readonly Completion[] =>
  complete(placeAt(marked, fileName)).filter(({ kind, sortText }) => kind === 'snippet' && sortText?.startsWith('2'));

/** A snippet with its tab stops filled by their defaults. */
function filled(text: string): string {
  return text
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replaceAll(/(?<!\\)\$\d/g, '')
    .replaceAll(/\\([$}\\])/g, '$1');
}

describe('a new file', () => {
  const snippets = ofKind('‸');

  it('offers documents of every kind', () => {
    expect(snippets.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['component document', 'image recipe', 'lifecycle policy', 'AppStream image copy']),
    );
    expect(new Set(snippets.map(({ label }) => label)).size).toBe(snippets.length);
  });

  it.each(snippets.map(({ label, insertText }) => [label, filled(insertText)]))('offers a %s without findings', (label, text) => {
    const fileName = label === 'Dockerfile template' ? 'Dockerfile' : 'new.yaml';
    const { kind, diagnostics } = analyze(text, { fileName });
    expect(kind).not.toBe('unknown');
    expect(diagnostics).toEqual([]);
    expect(ofKind('‸', fileName).find((each) => each.label === label)).toBeDefined();
  });

  it('offers what its name tells', () => {
    expect(ofKind('‸', 'web.recipe.yaml').map(({ label }) => label)).toEqual(['image recipe']);
    expect(ofKind('‸', 'Dockerfile').map(({ label }) => label)).toEqual(['Dockerfile template']);
  });

  it('offers them below comments and in place of a word', () => {
    const [first] = ofKind('# what this is\n\nimage‸\n');
    expect(first?.range).toEqual({ start: 16, end: 21 });
  });

  it.each(['# ‸\n', '  ‸\n', 'name: x\n‸\n', '- a\n‸\n'])('offers none in %j', (marked) => {
    expect(ofKind(marked)).toEqual([]);
  });
});

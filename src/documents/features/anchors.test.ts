import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { lineOf, placeOn, textsOf } from '../testing/places.ts';
import { definition, references } from './definition.ts';
import { placeIn } from './place.ts';
import { rename, renameable } from './rename.ts';

const text = `schemaVersion: 1.0
name: "&defaults is no anchor" # &defaults neither
phases:
  - name: build
    steps:
      - &defaults
        name: First
        action: Reboot
      - <<: *defaults
        name: Second
  - &other {name: test, steps: &none []}
  - name: validate
    steps: *none
`;

const lines = (words: string, inside?: number) => references(placeOn(text, words, inside)).map(({ range }) => lineOf(text, range.start));

describe('anchors', () => {
  it('are where their aliases lead', () => {
    const found = definition(placeOn(text, '*defaults', 3));
    expect(textsOf(text, found)).toEqual(['defaults']);
    expect(lineOf(text, found[0]?.range.start ?? 0)).toBe(6);
  });

  it('have all their aliases as references, asked from either', () => {
    expect(lines('*defaults')).toEqual([6, 9]);
    expect(lines('&defaults\n', 0)).toEqual([6, 9]);
    expect(lines('&none')).toEqual([11, 13]);
    expect(lines('&other')).toEqual([11]);
  });

  it('are told from text and comments', () => {
    expect(lines('&defaults is')).toEqual([]);
    expect(lines('&defaults neither')).toEqual([]);
  });

  it('get another name together with their aliases', () => {
    const renaming = rename(placeOn(text, '*none'), 'nothing');
    const there = 'files' in renaming ? applyEdits(text, renaming.files[0]?.edits ?? []) : '';
    expect(there).toContain('steps: &nothing []');
    expect(there).toContain('steps: *nothing\n');
    expect(analyze(there).tree.faults).toEqual([]);
    expect(textsOf(text, [{ range: renameable(placeOn(text, '*none')) ?? { start: 0, end: 0 } }])).toEqual(['none']);
  });

  it('do not get the name of another one, nor one that YAML does not take', () => {
    expect(rename(placeOn(text, '*none'), 'other')).toHaveProperty('invalid');
    expect(rename(placeOn(text, '*none'), 'a, b')).toHaveProperty('invalid');
  });

  it('of one name that stands twice keep their own aliases', () => {
    const twice = 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n';
    const found = references(placeIn(analyze(twice), twice.lastIndexOf('*x') + 1));
    expect(found.map(({ range }) => range.start)).toEqual([18, 26]);
  });
});

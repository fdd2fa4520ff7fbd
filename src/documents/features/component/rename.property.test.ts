import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../analysis.ts';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';
import { corpus, examples } from '../../testing/real-documents.ts';
import { placeIn } from '../place.ts';
import { rename } from '../rename.ts';
import { allSymbols } from './symbol.ts';

const documents = [...examples, ...corpus]
  .map(({ name, text }) => ({ name, analysis: analyze(text, { fileName: name }) }))
  .filter(({ analysis }) => analysis.component !== undefined);

const FRESH = 'Fresh-name_1';

function renamed(analysis: Analysis, offset: number, newName: string): string | undefined {
  const renaming = rename(placeIn(analysis, offset), newName);
  return 'files' in renaming ? applyEdits(analysis.text, renaming.files[0]?.edits ?? []) : undefined;
}

/** What does not depend on a name: custom phases are told by theirs. */
function rulesOf({ diagnostics }: Analysis): readonly string[] {
  return diagnostics.map(({ rule }) => rule).filter((rule) => !/phase|name/.test(rule));
}

describe('every name of every component, renamed', () => {
  it('is there to be renamed', () => {
    expect(documents.length).toBeGreaterThan(2);
  });

  it.each(documents.map(({ name, analysis }) => [name, analysis] as const))(
    '%s and back again is the text that it was',
    (_name, analysis) => {
      for (const symbol of allSymbols(analysis.component ?? expect.fail('no component'))) {
        if (symbol.name.style !== 'plain' || symbol.name.value === '') continue;
        const there = renamed(analysis, symbol.name.range.start, FRESH);
        if (there === undefined) expect.fail(`${symbol.name.value} cannot be renamed`);
        const after = analyze(there);
        expect(after.component?.steps.length).toBe(analysis.component?.steps.length);
        if (symbol.kind !== 'phase') expect(rulesOf(after)).toEqual(rulesOf(analysis));
        const back = renamed(after, symbol.name.range.start, symbol.name.value);
        if (back !== undefined) expect(back).toBe(analysis.text);
      }
    },
  );
});

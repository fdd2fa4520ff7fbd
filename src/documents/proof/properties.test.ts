import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { Diagnostic, Fix } from '../diagnostic.ts';
import { outline } from '../features/outline.ts';
import { rules } from '../rules/index.ts';
import { anyEdit, applied, typing } from '../testing/edits.ts';
import { corpus, examples } from '../testing/real-documents.ts';
import { mutations } from './mutations/index.ts';

interface Source {
  readonly text: string;
  readonly options: { readonly fileName?: string };
}

const LONGEST = 6000;
const real: readonly Source[] = [...corpus, ...examples]
  .filter(({ text }) => text.length < LONGEST)
  .map(({ name, text }) => ({ text, options: { fileName: name } }));
const ofRules: readonly Source[] = rules.flatMap(({ good, bad, exampleFile }) =>
  [good, bad]
    .filter((text) => text.length < LONGEST)
    .map((text) => ({ text, options: exampleFile === undefined ? {} : { fileName: exampleFile } })),
);
const sources = [...real, ...ofRules];

/** What others see of an analysis. */
function seen(analysis: Analysis) {
  const { kind, diagnostics, tree, component } = analysis;
  const steps = component?.steps.map(({ phase, index, range, references }) => [phase.index, index, range, references]);
  return { kind, diagnostics, root: tree.root, faults: tree.faults, steps, outline: outline(analysis) };
}

function withFix(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

function countOf({ diagnostics }: Analysis, { rule, message }: Diagnostic): number {
  return diagnostics.filter((found) => found.rule === rule && found.message === message).length;
}

describe('an analysis', () => {
  it('is the same whether it is made from the one before or from scratch', () => {
    const edits = fc.array(fc.oneof({ weight: 3, arbitrary: typing }, { weight: 2, arbitrary: anyEdit }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...sources), edits, ({ text, options }, changes) => {
        let previous = analyze(text, options);
        for (const change of changes) {
          const changed = applied(previous.text, change);
          const again = analyze(changed, { ...options, previous });
          expect(seen(again)).toEqual(seen(analyze(changed, options)));
          previous = again;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('finds faults inside of the text only, whatever the text, and no rule breaks', () => {
    const isInside = ({ range }: Diagnostic, text: string) => range.start >= 0 && range.start <= range.end && range.end <= text.length;
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(anyEdit, { maxLength: 4 }), ({ text: original, options }, changes) => {
        const text = changes.reduce(applied, original);
        const { diagnostics } = analyze(text, options);
        expect(diagnostics.filter((found) => !isInside(found, text) || found.rule === 'internal-error')).toEqual([]);
        const edits = diagnostics.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
        expect(edits.filter(({ range }) => range.start > range.end || range.end > text.length)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a fix', () => {
  it('leaves what it mends unsaid, in every document and every faulty one made from it', () => {
    let tried = 0;
    for (const { text: good, options } of sources) {
      const first = analyze(good, options);
      // A text of which a part could not be read may show what is wrong with that part once it can.
      const texts = [good, ...mutations.flatMap((mutation) => (mutation.isSyntax ? [] : (mutation.mutants(first)[0]?.text ?? [])))];
      for (const text of texts) {
        const analysis = analyze(text, options);
        if (analysis.tree.faults.length > 0) continue;
        for (const found of analysis.diagnostics) {
          for (const fix of found.fixes ?? []) {
            const mended = analyze(withFix(text, fix), options);
            const context = `${found.rule}, “${fix.title}” in\n${text}`;
            expect(
              mended.tree.faults.filter(({ code }) => code === 'syntax'),
              context,
            ).toEqual([]);
            expect(countOf(mended, found), context).toBeLessThan(countOf(analysis, found));
            tried++;
          }
        }
      }
    }
    console.log(`fixes: ${tried.toLocaleString('en')} applied, each mended what it was for`);
    expect(tried).toBeGreaterThan(1000);
  });
});

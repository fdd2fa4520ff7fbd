import type { Analysis } from '../../analysis.ts';
import type { MapEntry, ScalarNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutation, mapsOf, withLineBefore } from '../mutation.ts';

/** Entries of block maps that stand on one line. */
function lineEntries(analysis: Analysis): readonly MapEntry[] {
  const { text } = analysis;
  return mapsOf(analysis.tree.root).flatMap(({ flow, entries }) =>
    flow ? [] : entries.filter(({ value, range }) => value?.kind === 'scalar' && !text.slice(range.start, range.end).includes('\n')),
  );
}

function quotedEntries(analysis: Analysis) {
  return lineEntries(analysis).filter(({ value }) => value?.kind === 'scalar' && (value.style === 'single' || value.style === 'double'));
}

function firstKeys({ tree }: Analysis): ReadonlySet<ScalarNode> {
  return new Set(mapsOf(tree.root).flatMap(({ entries: [first] }) => first?.key ?? []));
}

/** Faults of the text itself, which any document can have. */
export const syntaxMutations: readonly Mutation[] = [
  {
    id: 'a quote is not closed',
    isSyntax: true,
    mutants: (analysis) =>
      quotedEntries(analysis).map(({ range }) => edited(analysis, { start: range.end - 1, end: range.end }, { newText: '', fault: range })),
  },
  {
    id: 'a quote is opened and not closed',
    isSyntax: true,
    mutants: (analysis) =>
      lineEntries(analysis).flatMap(({ value }) =>
        value?.kind === 'scalar' && value.style === 'plain' && isSimple(analysis, value) && !value.value.includes('"')
          ? [edited(analysis, { start: value.range.start, end: value.range.start }, '"')]
          : [],
      ),
  },
  {
    id: 'a bracket is not closed',
    isSyntax: true,
    mutants: (analysis) =>
      lineEntries(analysis).flatMap(({ value }) =>
        value?.kind === 'scalar' && value.style === 'plain' ? [edited(analysis, value.range, `[${value.value}`)] : [],
      ),
  },
  {
    id: 'a tab indents a line',
    isSyntax: true,
    mutants: (analysis) =>
      lineEntries(analysis).flatMap(({ key, range }) => {
        const start = analysis.text.lastIndexOf('\n', range.start) + 1;
        const isIndented = start < key.range.start && analysis.text.slice(start, key.range.start).trim() === '';
        return isIndented ? [edited(analysis, { start, end: key.range.start }, { newText: '\t', fault: { start, end: start } })] : [];
      }),
  },
  {
    id: 'a colon is missing',
    isSyntax: true,
    mutants: (analysis) =>
      mapsOf(analysis.tree.root).flatMap(({ flow, entries }) =>
        flow
          ? []
          : entries.map(({ key }) =>
              edited(
                analysis,
                { start: key.range.end, end: analysis.text.indexOf(':', key.range.end) + 1 },
                { newText: '', fault: key.range },
              ),
            ),
      ),
  },
  {
    id: 'a line is indented by one blank less',
    isSyntax: true,
    // Not the first key of a map: with it the others would be the ones that are indented by mistake.
    mutants: (analysis) =>
      lineEntries(analysis).flatMap(({ key }) => {
        const start = analysis.text.lastIndexOf('\n', key.range.start) + 1;
        const blanks = analysis.text.slice(start, key.range.start);
        return blanks.length > 1 && blanks.trim() === '' && !firstKeys(analysis).has(key)
          ? [edited(analysis, { start, end: start + 1 }, { newText: '', fault: { start, end: start } })]
          : [];
      }),
  },
  {
    id: 'a key stands twice',
    mutants: (analysis) =>
      lineEntries(analysis).flatMap(({ key, range }) => {
        const start = analysis.text.lastIndexOf('\n', key.range.start) + 1;
        const isOwnLine = analysis.text.slice(start, key.range.start).trim() === '';
        if (!isOwnLine) return [];
        const mutant = withLineBefore(analysis, key.range.start, analysis.text.slice(range.start, range.end));
        return [{ ...mutant, to: mutant.to + 1 }];
      }),
  },
];

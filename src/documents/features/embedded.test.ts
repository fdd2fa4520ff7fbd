import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { codeActions } from './code-actions.ts';
import { complete } from './complete.ts';
import { definition } from './definition.ts';
import { hover } from './hover.ts';
import { links } from './links.ts';
import { outline } from './outline.ts';
import { placeIn } from './place.ts';
import { rename } from './rename.ts';
import { selectionRanges } from './selection.ts';
import { tokens } from './tokens.ts';

const inner = `schemaVersion: 1.0
parameters:
  - Channel:
      type: string

phases:
  - name: build
    steps:
      - name: Run
        action: CreateFile
        inputs:
          path: '{{ Channel }}'
          content: see https://example.com/docs
`;
const PREFIX = '      ';
const head = 'Resources:\n  Web:\n    Data: |\n';
const block = inner.replaceAll(/^(?=.)/gm, PREFIX);

/** A file with the inner document in a block scalar, whose lines are indented. */
function inBlock(): Analysis {
  const text = `${head}${block}  Other: 1\n`;
  const starts = inner.split('\n').map((_, line, all) => all.slice(0, line).join('\n').length + (line > 0 ? 1 : 0));
  const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const indentedBefore = (line: number) =>
    inner
      .split('\n')
      .slice(0, line + 1)
      .filter((each) => each !== '').length;
  const toOuter = (offset: number) => head.length + offset + indentedBefore(lineOf(offset)) * PREFIX.length;
  const toInner = (offset: number) => {
    const found = Array.from({ length: inner.length + 1 }, (_, at) => at).find((at) => toOuter(at) === offset);
    return found;
  };
  return { ...analyze(text), embedded: [{ owner: 'Web', analysis: analyze(inner), map: { toOuter, toInner }, masks: [] }] };
}

/** A JSON file with the inner document in one quoted text. */
function inQuotes(): Analysis {
  const text = JSON.stringify({ Data: inner });
  const from = text.indexOf('schema');
  const outers = [...inner].map((_, at) => from + JSON.stringify(inner.slice(0, at)).length - 2);
  const end = from + JSON.stringify(inner).length - 2;
  const toOuter = (offset: number) => outers[offset] ?? end;
  const toInner = (offset: number) => {
    const at = outers.indexOf(offset);
    return at === -1 ? undefined : at;
  };
  return { ...analyze(text), embedded: [{ owner: 'Data', analysis: analyze(inner), map: { toOuter, toInner }, masks: [] }] };
}

const on = (analysis: Analysis, words: string, inside = 1) => placeIn(analysis, analysis.text.indexOf(words) + inside);
const textAt = ({ text }: Analysis, range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end ?? 0);

describe.each([
  ['a block scalar', inBlock()],
  ['quotes', inQuotes()],
])('a document inside %s', (_name, analysis) => {
  it('answers with ranges of the file', () => {
    expect(textAt(analysis, hover(on(analysis, 'CreateFile'))?.range)).toBe('CreateFile');
    expect(definition(on(analysis, '{{ Channel', 4)).map(({ range }) => textAt(analysis, range))).toEqual(['Channel']);
    expect(tokens(analysis).map(({ range }) => textAt(analysis, range))).toEqual(['CreateFile', 'Channel']);
  });

  it('is renamed in the file', () => {
    const renaming = rename(on(analysis, '{{ Channel', 4), 'Stream');
    const there = 'files' in renaming ? applyEdits(analysis.text, renaming.files[0]?.edits ?? []) : '';
    expect(there).toBe(analysis.text.replaceAll('Channel', 'Stream'));
  });

  it('is part of the outline', () => {
    const item = outline(analysis).at(-1);
    expect(item?.children.map(({ name }) => name)).toEqual(['Channel', 'build']);
    expect(textAt(analysis, item?.children[0]?.selectionRange)).toBe('Channel');
  });

  it('grows a selection through it to the file', () => {
    const texts = selectionRanges(on(analysis, '{{ Channel', 4)).map((range) => textAt(analysis, range));
    expect(texts[0]).toBe('{{ Channel }}');
    expect(texts.at(-1)).toBe(analysis.text);
    for (const [at, text] of texts.entries()) if (at > 0) expect(text).toContain(texts[at - 1]);
  });
});

describe('edits of several lines', () => {
  it('keep the indentation of a block scalar', () => {
    const analysis = inBlock();
    const offset = analysis.text.indexOf('inputs') + 1;
    const action = codeActions(placeIn(analysis, offset), { start: offset, end: offset }).find(({ title }) => title.includes('a list'));
    const there = applyEdits(analysis.text, action?.files[0]?.edits ?? []);
    expect(there).toBe(analysis.text.replace('path:', '- path:').replace('content:', '  content:'));
  });

  it('are offered where lines are indented only', () => {
    const texts = (analysis: Analysis) => {
      const offset = analysis.embedded[0]?.map.toOuter(inner.indexOf('\n\n') + 1) ?? -1;
      return complete(placeIn(analysis, offset)).map(({ insertText }) => insertText);
    };
    expect(texts(inBlock())).toContain('constants:\n  - $0');
    expect(texts(inQuotes())).toContain('description: ');
    expect(texts(inQuotes()).filter((text) => text.includes('\n'))).toEqual([]);
  });

  it('links of all documents are told', () => {
    const analysis = inBlock();
    expect(links(placeIn(analysis, 0)).map(({ range }) => textAt(analysis, range))).toEqual(['https://example.com/docs']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { TextEdit } from '../diagnostic.ts';
import { format } from '../format/format.ts';
import { corpus, examples } from '../testing/real-documents.ts';
import type { TextRange } from '../text.ts';
import { noWorkspace } from '../workspace/model.ts';
import { codeActions } from './code-actions.ts';
import { complete } from './complete.ts';
import { definition, references } from './definition.ts';
import { foldingRanges } from './folding.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import type { Place } from './language.ts';
import { links } from './links.ts';
import { outline } from './outline.ts';
import { rename, renameable } from './rename.ts';
import { selectionRanges } from './selection.ts';
import { signature } from './signature.ts';
import { tokens } from './tokens.ts';

/** A document while somebody works on it, and where the cursor is. */
interface Moment {
  readonly text: string;
  readonly offset: number;
}

const PLACES = 4;
const CHUNK = 25;
const TYPED_LETTERS = 250;
const TYPED = ['\n', '- ', '{{ ', '"', ': ', '{', '\t'];

/** What is left while the text behind some place is typed anew, while chunks are deleted, and while signs are typed there. */
function moments(text: string): readonly Moment[] {
  return Array.from({ length: PLACES }, (_, at) => Math.floor((text.length * (at + 0.37)) / PLACES)).flatMap((offset, at) => [
    { text: text.slice(0, offset), offset },
    { text: text.slice(0, offset) + text.slice(offset + CHUNK), offset },
    {
      text: text.slice(0, offset) + TYPED[at % TYPED.length] + text.slice(offset),
      offset: offset + (TYPED[at % TYPED.length]?.length ?? 0),
    },
  ]);
}

/** Asks everything that an editor asks at one place; the ranges and edits of the answers. */
function askEverything(place: Place): { readonly ranges: readonly TextRange[]; readonly edits: readonly (readonly TextEdit[])[] } {
  const { analysis, offset } = place;
  const completions = complete(place);
  const renaming = rename(place, 'Another_name');
  const actions = codeActions(place, { start: offset, end: offset });
  const hovered = hover(place);
  const name = renameable(place);
  signature(place);
  inlayHints(place, new Date(0));
  return {
    ranges: [
      ...completions.map(({ range }) => range),
      ...[...definition(place), ...references(place)].flatMap(({ path, range }) => (path === undefined ? [range] : [])),
      ...[...foldingRanges(analysis), ...links(place), ...tokens(analysis), ...outline(analysis)].map(({ range }) => range),
      ...selectionRanges(place),
      ...(hovered === undefined ? [] : [hovered.range]),
      ...(name === undefined ? [] : [name]),
    ],
    edits: [
      format(analysis),
      ...('files' in renaming ? renaming.files.map(({ edits }) => edits) : []),
      ...actions.flatMap((action) => action.files.filter(({ path }) => path === undefined).map(({ edits }) => edits)),
    ],
  };
}

function isInside({ text }: Analysis, { start, end }: TextRange): boolean {
  return start >= 0 && start <= end && end <= text.length;
}

/** Whether edits can be made at once, as an editor makes them. */
function areApart(edits: readonly TextEdit[]): boolean {
  const ordered = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return ordered.every(({ range }, at) => at === 0 || range.start >= (ordered[at - 1]?.range.end ?? 0));
}

describe('while somebody types, nothing throws and every answer lies in the text', () => {
  it.each([...examples, ...corpus].map(({ name, text }) => [name, text]))('%s', (name, document) => {
    for (const { text, offset } of moments(document)) {
      const analysis = analyze(text, { fileName: name });
      const { ranges, edits } = askEverything({ analysis, offset, path: name, workspace: noWorkspace });
      expect(ranges.filter((range) => !isInside(analysis, range))).toEqual([]);
      for (const each of edits) {
        expect(each.filter(({ range }) => !isInside(analysis, range))).toEqual([]);
        expect(areApart(each)).toBe(true);
      }
    }
  });
});

describe('every letter of a document typed from its middle on', () => {
  const text = examples.find(({ name }) => name.endsWith('status-page.yaml'))?.text ?? '';
  const middle = text.indexOf('- name: MakeFolders');

  it('is answered', () => {
    for (let offset = middle; offset < middle + TYPED_LETTERS; offset++) {
      const analysis = analyze(text.slice(0, offset) + text.slice(middle + TYPED_LETTERS));
      const { ranges } = askEverything({ analysis, offset, path: undefined, workspace: noWorkspace });
      expect(ranges.filter((range) => !isInside(analysis, range))).toEqual([]);
    }
  });
});

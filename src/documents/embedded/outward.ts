import type { Analysis, EmbeddedDocument } from '../analysis.ts';
import type { TextEdit } from '../diagnostic.ts';
import { outerRange, type TextMap } from '../syntax/text-map.ts';
import type { TextRange } from '../text.ts';

/** Brings what was said of an inner document to the text of the file that holds it. */
export interface Outward {
  range(range: TextRange): TextRange;
  /** undefined where the outer text is not the inner one letter by letter (escapes, joined lines), or could not hold the new text. */
  edit(edit: TextEdit): TextEdit | undefined;
  /** The same for text that an editor indents like the line that it is inserted on. */
  insertion(edit: TextEdit): TextEdit | undefined;
}

/** Letters that a quoted scalar would take for something else. */
const NOT_VERBATIM = /["'\\\n]/;
/** What `Fn::Sub` and Terraform's templates put values in place of. */
const INTERPOLATION = /[$%]\{/;

/** The text that an embedded document lies in. */
export type OuterText = Pick<Analysis, 'text' | 'kind'>;

/** From an embedded document to the text around it. */
export function outwardOf({ analysis, map, masks }: EmbeddedDocument, { text: outer, kind }: OuterText): Outward {
  const inner = analysis.text;
  const interpolates = kind === 'cloudformation' || kind === 'terraform';
  const passage: Passage = { inner, outer, map, masks, interpolates, indentation: lineIndentation(inner, outer, map) };
  return {
    range: (range) => outerRange(map, range),
    edit: (edit) => movedEdit(passage, edit, passage.indentation ?? ''),
    insertion: (edit) => movedEdit(passage, edit, ''),
  };
}

interface Passage {
  readonly inner: string;
  readonly outer: string;
  readonly map: TextMap;
  readonly masks: readonly TextRange[];
  readonly interpolates: boolean;
  /** What stands before each line of the inner text: of a block scalar or heredoc; undefined for text inside quotes. */
  readonly indentation: string | undefined;
}

/** An edit that cannot be written as a whole (quotes that are escapes there, mostly) may still be one in what it really changes. */
function movedEdit(passage: Passage, edit: TextEdit, lineStart: string): TextEdit | undefined {
  const isMasked = passage.masks.some(({ start, end }) => start < edit.range.end && edit.range.start < end);
  return isMasked ? undefined : (moved(passage, edit, lineStart) ?? moved(passage, changeOf(passage.inner, edit), lineStart));
}

/** The same edit without what it leaves as it is at both ends. */
function changeOf(text: string, { range, newText }: TextEdit): TextEdit {
  const before = text.slice(range.start, range.end);
  const shorter = Math.min(before.length, newText.length);
  let head = 0;
  while (head < shorter && before[head] === newText[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  return { range: { start: range.start + head, end: range.end - tail }, newText: newText.slice(head, newText.length - tail) };
}

function moved(passage: Passage, { range, newText }: TextEdit, lineStart: string): TextEdit | undefined {
  const { inner, outer, map, interpolates, indentation } = passage;
  if ((indentation === undefined && NOT_VERBATIM.test(newText)) || (interpolates && INTERPOLATION.test(newText))) return undefined;
  const isFollowed = range.end < inner.length && inner[range.end] !== '\n';
  const target = outerRange(map, range);
  const there = outer.slice(target.start, target.end).replaceAll('\r\n', '\n');
  const here = inner.slice(range.start, range.end);
  if (there !== here && there !== indented(here, indentation ?? '', isFollowed)) return undefined;
  return { range: target, newText: indented(newText, lineStart, isFollowed) };
}

/** The lines of a text with what stands before each line there; what follows the text on its last line counts as a line too. */
function indented(text: string, lineStart: string, isFollowed: boolean): string {
  const lines = text.replaceAll(/\n(?!\n|$)/g, `\n${lineStart}`);
  return isFollowed && text.endsWith('\n') ? lines + lineStart : lines;
}

/** Through both, the inner one first. */
export function through(inner: Outward, outer: Outward | undefined): Outward {
  if (outer === undefined) return inner;
  const next = (edit: TextEdit | undefined, way: 'edit' | 'insertion') => (edit === undefined ? undefined : outer[way](edit));
  return {
    range: (range) => outer.range(inner.range(range)),
    edit: (edit) => next(inner.edit(edit), 'edit'),
    insertion: (edit) => next(inner.insertion(edit), 'insertion'),
  };
}

function lineIndentation(inner: string, outer: string, map: TextMap): string | undefined {
  const first = Math.max(0, inner.search(/\S/));
  const start = map.toOuter(inner.lastIndexOf('\n', first) + 1);
  const before = outer.slice(outer.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' ? before : undefined;
}

import type { Analysis, EmbeddedDocument } from '../analysis.ts';
import type { TextEdit } from '../diagnostic.ts';
import { outerRange } from '../syntax/text-map.ts';
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
export function outwardOf({ analysis, map }: EmbeddedDocument, { text: outer, kind }: OuterText): Outward {
  const indentation = lineIndentation(analysis.text, outer, (inner) => map.toOuter(inner));
  const interpolates = kind === 'cloudformation' || kind === 'terraform';
  const moved = ({ range, newText }: TextEdit, lineStart: string): TextEdit | undefined => {
    if ((indentation === undefined && NOT_VERBATIM.test(newText)) || (interpolates && INTERPOLATION.test(newText))) return undefined;
    const target = outerRange(map, range);
    const there = outer.slice(target.start, target.end).replaceAll('\r\n', '\n');
    const here = analysis.text.slice(range.start, range.end);
    if (there !== here && there !== here.replaceAll(/\n(?!\n|$)/g, `\n${indentation ?? ''}`)) return undefined;
    return { range: target, newText: newText.replaceAll(/\n(?!\n|$)/g, `\n${lineStart}`) };
  };
  return {
    range: (range) => outerRange(map, range),
    edit: (edit) => moved(edit, indentation ?? ''),
    insertion: (edit) => moved(edit, ''),
  };
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

/** What stands before each line of the inner text: the indentation of a block scalar or heredoc; undefined for text inside quotes. */
function lineIndentation(inner: string, outer: string, toOuter: (offset: number) => number): string | undefined {
  const first = Math.max(0, inner.search(/\S/));
  const start = toOuter(inner.lastIndexOf('\n', first) + 1);
  const before = outer.slice(outer.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' ? before : undefined;
}

import type { Operation } from '../../kinds/resource/operations.ts';
import type { NamedShape } from '../../kinds/resource/shape-at.ts';
import type { Shape } from '../../kinds/resource/shapes.ts';
import type { TextRange } from '../../text.ts';
import { indented } from '../component/snippets.ts';
import type { Cursor } from '../cursor.ts';
import type { Completion } from '../types.ts';
import { itemSnippet, valueSnippet } from './member-snippets.ts';

type Insertion = Pick<Completion, 'range' | 'insertText' | 'snippet'>;

/** A member that is to be written. */
export interface NewMember {
  readonly operation: Operation;
  readonly name: string;
  readonly shape: Shape;
}

/** How a document is written: block YAML or JSON. */
export interface Notation {
  key(cursor: Cursor, member: NewMember): Insertion;
  /** undefined where items need no mark of their own. */
  item(cursor: Cursor, operation: Operation, item: NamedShape): Insertion | undefined;
  word(cursor: Cursor, word: string, shape: Shape): Insertion;
}

export const yaml: Notation = {
  key(cursor, { operation, name, shape }) {
    if (cursor.restOfLine.startsWith(':')) return plain(cursor.range, name);
    const text = `${name}:${valueSnippet(operation, shape)}`;
    return { range: cursor.range, insertText: indented(text, cursor), snippet: true };
  },
  item(cursor, operation, item) {
    return { range: cursor.range, insertText: indented(itemSnippet(operation, item), cursor), snippet: true };
  },
  word({ range }, word) {
    return plain(range, word);
  },
};

export const json: Notation = {
  key(cursor, { name, shape }) {
    const range = withClosingQuote(cursor);
    if (/^"?\s*:/.test(cursor.restOfLine)) return plain(range, `"${name}"`);
    return { range, insertText: `"${name}": ${placeFor(shape)}`, snippet: true };
  },
  item() {
    return undefined;
  },
  word(cursor, word, shape) {
    return plain(withClosingQuote(cursor), shape.type === 'string' ? `"${word}"` : word);
  },
};

function plain(range: TextRange, insertText: string): Insertion {
  return { range, insertText, snippet: false };
}

/** Editors put the second quote behind the cursor as soon as the first is typed. */
function withClosingQuote({ range, restOfLine }: Cursor): TextRange {
  return restOfLine.startsWith('"') ? { start: range.start, end: range.end + 1 } : range;
}

function placeFor(shape: Shape): string {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return '{$0}';
    case 'list':
      return '[$0]';
    case 'string':
      return '"$0"';
    case 'integer':
    case 'boolean':
      return '$0';
  }
}

import type { TextRange } from '../../text.ts';
import { skipBrackets, skipExpression, skipSpace } from './skip.ts';

/** What stands between the braces of a block, or in a file: attributes and further blocks. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Expression>;
  readonly blocks: readonly Block[];
}

/** The text of an expression, without the blanks around it. */
export type Expression = TextRange;

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** Where its body begins. */
  readonly start: number;
}

const WORD = /[A-Za-z_][\w-]*/y;
const LABEL = /[ \t]*(?:"([^"\n]*)"|([A-Za-z_][\w-]*))/y;
const OPEN = /[ \t]*\{/y;
const EQUALS = /[ \t]*=(?!=)[ \t]*/y;

/** Reads what it understands and steps over the rest; ends at the brace that closes the block. */
export function readBody(text: string, start: number): Body {
  const attributes = new Map<string, Expression>();
  const blocks: Block[] = [];
  for (let at = skipSpace(text, start); at < text.length && text[at] !== '}'; at = skipSpace(text, at)) {
    const wordEnd = endOf(WORD, text, at);
    const equals = wordEnd === undefined ? undefined : endOf(EQUALS, text, wordEnd);
    if (wordEnd === undefined) at++;
    else if (equals !== undefined) at = readAttribute(attributes, text, { name: text.slice(at, wordEnd), start: equals });
    else at = readBlock(blocks, text, { type: text.slice(at, wordEnd), start: wordEnd });
  }
  return { attributes, blocks };
}

function readAttribute(attributes: Map<string, Expression>, text: string, { name, start }: { name: string; start: number }): number {
  const end = skipExpression(text, start);
  attributes.set(name, trimmed(text, { start, end }));
  return Math.max(end, start);
}

function readBlock(blocks: Block[], text: string, { type, start }: { type: string; start: number }): number {
  const labels: string[] = [];
  let at = start;
  for (LABEL.lastIndex = at; ; LABEL.lastIndex = at) {
    const label = LABEL.exec(text);
    if (label === null) break;
    labels.push(label[1] ?? label[2] ?? '');
    at += label[0].length;
  }
  const open = endOf(OPEN, text, at);
  if (open === undefined) return at;
  blocks.push({ type, labels, start: open });
  return skipBrackets(text, open - 1);
}

export function trimmed(text: string, { start, end }: TextRange): Expression {
  const content = text.slice(start, end);
  const before = content.length - content.trimStart().length;
  return { start: start + before, end: Math.max(start + before, start + content.trimEnd().length) };
}

function endOf(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

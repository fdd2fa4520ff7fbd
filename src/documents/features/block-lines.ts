import type { LineIndex } from '../text.ts';

/** A dash or a key of one line of block YAML, and the column where it stands. */
export type LineToken =
  | { readonly type: 'dash'; readonly column: number }
  | { readonly type: 'key'; readonly column: number; readonly name: string };

export interface BlockLine {
  readonly tokens: readonly LineToken[];
  /** Where what stands behind the dashes and the key begins: a value, or a text that is still being typed. */
  readonly restColumn: number;
}

/** The text of a document and its lines: what completion reads, because a half-typed document has no tree worth reading. */
export interface TextLines {
  readonly text: string;
  readonly lines: LineIndex;
}

const DASH = /^-(?: +|$)/;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w<][\w.$-]*))[ \t]*:(?=[ \t]|$)/;

/** Reads the dashes and the key at the start of a line. */
export function readLine(line: string): BlockLine {
  const tokens: LineToken[] = [];
  let column = line.length - line.trimStart().length;
  for (let dash = DASH.exec(line.slice(column)); dash !== null; dash = DASH.exec(line.slice(column))) {
    tokens.push({ type: 'dash', column });
    column += dash[0].length;
  }
  const key = KEY.exec(line.slice(column));
  if (key === null) return { tokens, restColumn: column };
  tokens.push({ type: 'key', column, name: key[1] ?? key[2] ?? key[3] ?? '' });
  const behind = line.slice(column + key[0].length);
  return { tokens, restColumn: line.length - behind.trimStart().length };
}

/** The text of one line, without its end. */
export function lineText({ text, lines }: TextLines, line: number): string {
  const start = lines.starts[line] ?? text.length;
  return text.slice(start, lines.starts[line + 1] ?? text.length).replace(/[\r\n]+$/, '');
}

/** Neither blank nor a comment. */
export function hasContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

/** Whether a line opens a block scalar, whose lines below are text and no YAML. */
export function opensBlockScalar(line: string): boolean {
  return /(?:^|[:-]\s+|\s)[|>][-+0-9]{0,2}\s*(?:#.*)?$/.test(line) && /[:-]\s*[|>]/.test(line);
}

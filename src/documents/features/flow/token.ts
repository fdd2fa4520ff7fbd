import type { TextRange } from '../../text.ts';

/** What is to be read: the collection that begins at `start`. */
export interface FlowText {
  readonly text: string;
  readonly start: number;
  /** A JSON document; in YAML a colon separates only with a blank behind it, and `#` begins a comment. */
  readonly isJson: boolean;
  /** Lines that begin no further right than this are outside, whether brackets are closed or not. */
  readonly column: number;
}

/** A sign or a word of a collection in brackets. */
export interface FlowToken {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'word' | 'comment' | 'end';
  readonly range: TextRange;
  /** Of words: without quotes. Escapes stay, because keys have none. */
  readonly value: string;
  /** Of words in quotes: whether the second one is there. */
  readonly isClosed?: boolean;
}

const signs: Readonly<Record<string, FlowToken['kind']>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
};

const BLANKS = /[ \t\r]*/y;
const QUOTED = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\n]|'')*'?/y;
const PLAIN_IN_YAML = /(?:[^\s,[\]{}:]|:(?![\s,[\]{}]|$)|[ \t]+(?=[^\s,[\]{}:#])|[ \t]+:(?![\s,[\]{}]))+/y;
const PLAIN_IN_JSON = /[^\s,[\]{}:"]+/y;
const COMMENT = /#[^\n]*/y;

/** The token that begins at an offset or behind the blanks there. `end` where a line begins that is outside. */
export function nextToken(source: FlowText, from: number, end: number): FlowToken {
  const { text, isJson } = source;
  const at = skipBlanks(source, from, end);
  if (at === undefined || at >= end) return { kind: 'end', range: { start: from, end: from }, value: '' };
  const sign = signs[text[at] ?? ''];
  if (sign !== undefined) return { kind: sign, range: { start: at, end: at + 1 }, value: '' };
  const quoted = matchAt(QUOTED, text, at);
  if (quoted !== undefined) {
    const isClosed = quoted.length > 1 && quoted.endsWith(quoted[0] ?? '');
    const value = quoted.slice(1, isClosed ? -1 : undefined);
    return { kind: 'word', range: { start: at, end: at + quoted.length }, value, isClosed };
  }
  const comment = isJson ? undefined : matchAt(COMMENT, text, at);
  if (comment !== undefined) return { kind: 'comment', range: { start: at, end: at + comment.length }, value: '' };
  const value = matchAt(isJson ? PLAIN_IN_JSON : PLAIN_IN_YAML, text, at) ?? text[at] ?? '';
  return { kind: 'word', range: { start: at, end: at + value.length }, value };
}

/** Over line ends, as long as the lines are inside; undefined where one is not. */
function skipBlanks({ text, column }: FlowText, from: number, end: number): number | undefined {
  let at = from + (matchAt(BLANKS, text, from)?.length ?? 0);
  while (at < end && text[at] === '\n') {
    const lineStart = at + 1;
    at = lineStart + (matchAt(BLANKS, text, lineStart)?.length ?? 0);
    const isContent = at < end && text[at] !== '\n' && text[at] !== '}' && text[at] !== ']';
    if (isContent && at - lineStart <= column) return undefined;
  }
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

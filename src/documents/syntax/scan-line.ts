import { COLON, DASH, HASH, LINE_FEED, SPACE, TAB } from './tokens.ts';

export const DOUBLE_QUOTE = 34;
export const SINGLE_QUOTE = 39;
const BACKSLASH = 92;

/** Behind the closing quote of what begins at `start`; -1 when it holds an escape or does not end on its line. */
export function quotedEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return code === SINGLE_QUOTE && text.charCodeAt(at + 1) === SINGLE_QUOTE ? -1 : at + 1;
    if (code === LINE_FEED || (code === BACKSLASH && quote === DOUBLE_QUOTE)) return -1;
  }
  return -1;
}

/** Where a plain scalar that begins at `start` ends on its line: before a colon, a comment or the blanks at the end. */
export function plainEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    if (code === LINE_FEED || (code === HASH && at > end) || (code === COLON && isBlankOrEnd(text, at + 1))) break;
    end = at + 1;
  }
  return end;
}

/** Whether a list's item begins here. */
export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlankOrEnd(text, at + 1);
}

/** Whether a key ends here. */
export function isColon(text: string, at: number): boolean {
  return text.charCodeAt(at) === COLON && isBlankOrEnd(text, at + 1);
}

function isBlankOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === LINE_FEED || code === TAB || at >= text.length;
}

/** The offset of the next character that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

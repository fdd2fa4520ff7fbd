export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/**
 * The offset of the next `token` at or after `from`, comments aside. Only for stretches between two nodes of a text that is known to
 * be valid, where nothing but blanks, punctuation and comments can stand; `text.length` when there is none.
 */
export function findToken(text: string, from: number, token: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === token) return at;
    at = code === HASH ? endOfLine(text, at) : at + 1;
  }
  return text.length;
}

/** The offset of the line feed that ends the line of `from`, or the end of the text. */
export function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/** Where the content of a line ends that begins at `start`: before its line break and the blanks there. */
export function contentEnd(text: string, start: number): number {
  return trimEnd(text, start, endOfLine(text, start));
}

/** `end` moved back over blanks and line breaks, not before `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

// Walks over what Terraform's language nests into each other: strings, heredocs, interpolations and brackets. Every function takes the
// offset of the first letter of such a thing, gives the one behind its last, and ends at the end of the text if it is never closed.

/** `<<EOF` or `<<-EOF`, up to and without the line that ends it. */
export interface Heredoc {
  readonly start: number;
  /** Its lines, the last line end included. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the word that ends it. */
  readonly end: number;
  /** The indentation that all lines share is no part of the text. */
  readonly isIndented: boolean;
}

const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
const COMMENT = /#.*|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/y;
/** Strings in interpolations in strings: deeper ones are taken for mere text. */
const MAX_DEPTH = 50;
const OPENING = '{[(';
const CLOSING = '}])';

export function heredocAt(text: string, at: number): Heredoc | undefined {
  HEREDOC.lastIndex = at;
  const [header, dash, word = ''] = HEREDOC.exec(text) ?? [];
  if (header === undefined) return undefined;
  const contentStart = at + header.length;
  for (let line = contentStart; line < text.length; line = lineAfter(text, line)) {
    const next = lineAfter(text, line);
    const content = text.slice(line, next);
    if (content.trim() === word) {
      const end = line + content.indexOf(word) + word.length;
      return { start: at, contentStart, contentEnd: line, end, isIndented: dash === '-' };
    }
  }
  return { start: at, contentStart, contentEnd: text.length, end: text.length, isIndented: dash === '-' };
}

/** The start of the next line. */
export function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

export function skipComment(text: string, at: number): number {
  COMMENT.lastIndex = at;
  return at + (COMMENT.exec(text)?.[0].length ?? 0);
}

/** A string in quotes, interpolations with strings of their own inside. */
export function skipQuoted(text: string, start: number, depth = 0): number {
  for (let at = start + 1; at < text.length; ) {
    const letter = text[at];
    if (letter === '"') return at + 1;
    if (letter === '\n') return at;
    if (letter === '\\') at += 2;
    else if (isInterpolation(text, at) && depth < MAX_DEPTH) at = skipInterpolation(text, at, depth + 1);
    else at += isEscapedInterpolation(text, at) ? 3 : 1;
  }
  return text.length;
}

/** `${…}` or `%{…}`. */
export function skipInterpolation(text: string, start: number, depth = 0): number {
  return skipBrackets(text, start + 1, depth);
}

export function isInterpolation(text: string, at: number): boolean {
  return (text[at] === '$' || text[at] === '%') && text[at + 1] === '{';
}

/** `$${` or `%%{`: the host writes one sign less and leaves the rest alone. */
export function isEscapedInterpolation(text: string, at: number): boolean {
  return isInterpolation(text, at + 1) && text[at] === text[at + 1];
}

/** Something in brackets, whatever it holds. */
export function skipBrackets(text: string, start: number, depth = 0): number {
  let open = 0;
  for (let at = start; at < text.length; ) {
    if (OPENING.includes(text.charAt(at))) open++;
    else if (CLOSING.includes(text.charAt(at)) && --open <= 0) return at + 1;
    at = skipUnit(text, at, depth);
  }
  return text.length;
}

/** An expression: up to the end of its line, or what closes or separates what it stands in. */
export function skipExpression(text: string, start: number): number {
  for (let at = start; at < text.length; ) {
    const letter = text.charAt(at);
    if (letter === '\n' || letter === ',' || CLOSING.includes(letter)) return at;
    if (beginsComment(letter) && skipComment(text, at) > at) return at;
    at = OPENING.includes(letter) ? skipBrackets(text, at) : skipUnit(text, at);
  }
  return text.length;
}

/** A string, a heredoc or a comment as a whole, or one letter. */
function skipUnit(text: string, at: number, depth = 0): number {
  const letter = text[at];
  if (letter === '"') return skipQuoted(text, at, depth);
  if (letter === '<') return heredocAt(text, at)?.end ?? at + 1;
  return beginsComment(letter) ? Math.max(at + 1, skipComment(text, at)) : at + 1;
}

function beginsComment(letter: string | undefined): boolean {
  return letter === '#' || letter === '/';
}

/** Blanks, line ends and comments. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const letter = text.charAt(at);
    const next = letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r' ? at + 1 : skipComment(text, at);
    if (next === at) return at;
    at = next;
  }
  return at;
}

import { type ContentLine, lineKind } from './content-lines.ts';
import { HASH, isBlank, SPACE, TAB } from './tokens.ts';

/** A stretch of content lines that is read by itself. The first line is apart because it may begin behind a dash or a key. */
export interface Piece {
  readonly first: ContentLine;
  readonly rest: readonly ContentLine[];
  /** Where the text of the piece ends. */
  readonly end: number;
}

/** The piece of some lines; undefined without any. */
export function pieceOf(lines: readonly ContentLine[], end: number): Piece | undefined {
  const [first, ...rest] = lines;
  return first === undefined ? undefined : { first, rest, end };
}

/** The text of a piece with its first line indented as it is in the whole, and where that text would begin in the whole. */
export function sourceOf(text: string, { first, end }: Piece): { readonly source: string; readonly base: number } {
  return { source: ' '.repeat(first.column) + text.slice(first.start, end), base: first.start - first.column };
}

/** What of a piece stands behind an offset of its first line: on the same line, or else on the next. */
export function pieceBehind(text: string, piece: Piece, offset: number): Piece | undefined {
  const start = contentOnLine(text, offset, piece.end);
  if (start === undefined) return pieceOf(piece.rest, piece.end);
  const column = piece.first.column + start - piece.first.start;
  return { ...piece, first: { start, column, kind: lineKind(text, start) } };
}

/** Where content begins on the line of `offset`, at or behind it; undefined when only blanks and a comment follow. */
export function contentOnLine(text: string, offset: number, end: number): number | undefined {
  let at = offset;
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  const code = text.charCodeAt(at);
  return at >= end || isBlank(code) || code === HASH ? undefined : at;
}

/**
 * A piece cut where further siblings of its first line begin: lines of the same kind that are indented no deeper. Parts of a list stay
 * with the key above them even where they are indented no deeper than it, as YAML has it.
 */
export function siblingsOf(text: string, piece: Piece): readonly Piece[] {
  const isSibling = (line: ContentLine) => line.kind === piece.first.kind && line.column <= piece.first.column;
  const pieces: Piece[] = [];
  let first = piece.first;
  let rest: ContentLine[] = [];
  for (const line of piece.rest) {
    if (isSibling(line)) {
      pieces.push({ first, rest, end: text.lastIndexOf('\n', line.start) + 1 });
      first = line;
      rest = [];
    } else rest.push(line);
  }
  return [...pieces, { first, rest, end: piece.end }];
}

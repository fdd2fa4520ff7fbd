import { hasContent, type LineToken, lineText, opensBlockScalar, readLine, type TextLines } from './block-lines.ts';

/** One part of the way from the top of a document to a place in it: a key, or an item of a list. */
export type PathPart =
  | {
      readonly type: 'key';
      readonly name: string;
      readonly line: number;
      readonly column: number;
      /** In brackets, where lines and columns tell nothing: the keys of the map, with the text behind each. */
      readonly siblings?: ReadonlyMap<string, string>;
    }
  | { readonly type: 'item' };

/** Where a token stands, and what encloses it, outermost first. */
export interface BlockPath {
  readonly parts: readonly PathPart[];
  /** The place is inside a block scalar, as text. */
  readonly inText: boolean;
}

interface Climb {
  readonly parts: PathPart[];
  /** The outermost token found so far; what encloses it stands further left. */
  inner: Pick<LineToken, 'type' | 'column'>;
}

/**
 * The way to the token at `column` of a line, told by indentation alone, so that it works while the document is broken. `before` are the
 * tokens on the same line to the left of it.
 */
export function pathTo(
  document: TextLines,
  { line, column, before }: { line: number; column: number; before: readonly LineToken[] },
): BlockPath {
  const climb: Climb = { parts: [], inner: { type: 'key', column } };
  climbLine(climb, before, line);
  for (let at = line - 1; at >= 0 && climb.inner.column >= 0; at--) {
    const text = lineText(document, at);
    if (!hasContent(text)) continue;
    const indentation = text.length - text.trimStart().length;
    if (opensBlockScalar(text) && indentation < climb.inner.column) return { parts: [], inText: true };
    climbLine(climb, readLine(text).tokens, at);
    if (climb.inner.column === 0 && climb.inner.type === 'key') break;
  }
  return { parts: climb.parts, inText: false };
}

/** Adds those tokens of a line that enclose what was found so far, from right to left. */
function climbLine(climb: Climb, tokens: readonly LineToken[], line: number): void {
  for (const token of tokens.toReversed()) {
    if (token.type === 'dash') {
      if (climb.inner.type === 'dash' || token.column >= climb.inner.column) continue;
      climb.parts.unshift({ type: 'item' });
    } else {
      // A list may stand at the column of its key.
      const encloses = climb.inner.type === 'dash' ? token.column <= climb.inner.column : token.column < climb.inner.column;
      if (!encloses) continue;
      climb.parts.unshift({ type: 'key', name: token.name, line, column: token.column });
    }
    climb.inner = token;
  }
}

/** The keys of the map that has a key at this place, with the text behind each. */
export function keysBeside(
  document: TextLines,
  { line, column, siblings }: { line: number; column: number; siblings?: ReadonlyMap<string, string> },
): ReadonlyMap<string, string> {
  if (siblings !== undefined) return siblings;
  const keys = new Map<string, string>();
  const own = readLine(lineText(document, line)).tokens;
  collectKey(keys, document, { line, column });
  const startsMap = own.some((token) => token.type === 'dash' && token.column < column);
  if (!startsMap) collectUpwards(keys, document, { line, column });
  for (let at = line + 1; at < document.lines.starts.length; at++) {
    const verdict = lookAt(document, at, column);
    if (verdict === 'outside' || verdict === 'first') break;
    collectKey(keys, document, { line: at, column });
  }
  return keys;
}

function collectUpwards(keys: Map<string, string>, document: TextLines, { line, column }: { line: number; column: number }): void {
  for (let at = line - 1; at >= 0; at--) {
    const verdict = lookAt(document, at, column);
    if (verdict === 'outside') return;
    collectKey(keys, document, { line: at, column });
    if (verdict === 'first') return;
  }
}

/** `first`: the line with the dash before the map's first key. */
function lookAt(document: TextLines, line: number, column: number): 'inside' | 'first' | 'outside' {
  const text = lineText(document, line);
  if (!hasContent(text)) return 'inside';
  const [outermost] = readLine(text).tokens;
  const indentation = text.length - text.trimStart().length;
  if (indentation >= column) return 'inside';
  const hasKeyHere = readLine(text).tokens.some((token) => token.type === 'key' && token.column === column);
  return outermost?.type === 'dash' && hasKeyHere ? 'first' : 'outside';
}

function collectKey(keys: Map<string, string>, document: TextLines, { line, column }: { line: number; column: number }): void {
  const text = lineText(document, line);
  const { tokens, restColumn } = readLine(text);
  const key = tokens.find((token) => token.type === 'key' && token.column === column);
  if (key?.type === 'key') keys.set(key.name, text.slice(restColumn).trim());
}

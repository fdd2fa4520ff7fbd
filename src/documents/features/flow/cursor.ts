import { type BlockLine, lineText, readLine, type TextLines } from '../block-lines.ts';
import { type PathPart, pathTo } from '../block-path.ts';
import { type FlowLevel, type FlowSpot, flowSpotAt } from './scan.ts';
import { type FlowText, nextToken } from './token.ts';

/** A place in a collection in brackets, and the way to it from the top of the document. */
export interface FlowPlace extends FlowSpot {
  readonly parts: readonly PathPart[];
  /** What is written has quotes around keys and texts, which YAML takes too: an opening one stands there. */
  readonly isJson: boolean;
  /** The sign behind the word and the blanks there; empty at the end of the text, and where the lines are outside. */
  readonly next: string;
}

/** How many lines above the cursor a collection begins at most, in a document that is not one as a whole. */
const MOST_LINES = 200;

/** Where an offset is inside of `{…}` or `[…]`; undefined outside of any. */
export function flowPlaceAt(document: TextLines, offset: number): FlowPlace | undefined {
  return wholeDocument(document, offset) ?? partOfBlocks(document, offset);
}

const OPENS_DOCUMENT = /^\s*[{[]/;
const YAML_KEY = /^\s*\{\s*[\w$]/;

function wholeDocument(document: TextLines, offset: number): FlowPlace | undefined {
  const { text } = document;
  if (!OPENS_DOCUMENT.test(text)) return undefined;
  const source = { text, start: text.search(/\S/), isJson: !YAML_KEY.test(text), column: -1 };
  const spot = flowSpotAt(source, offset);
  return spot && placeOf(document, { spot, source, above: [] });
}

/** In the outermost of the collections that begin on a line of blocks and reach to the offset. */
function partOfBlocks(document: TextLines, offset: number): FlowPlace | undefined {
  const { line } = document.lines.positionAt(offset);
  let found: FlowPlace | undefined;
  for (let at = line; at >= 0 && line - at <= MOST_LINES; at--) {
    const content = lineText(document, at);
    const block = readLine(content);
    if (/^(?:\[|\{(?!\{))/.test(content.slice(block.restColumn))) found = placeFrom(document, { ...block, line: at }, offset) ?? found;
    if (block.tokens[0]?.column === 0) break;
  }
  return found;
}

interface NumberedLine extends BlockLine {
  readonly line: number;
}

function placeFrom(document: TextLines, { line, tokens, restColumn }: NumberedLine, offset: number): FlowPlace | undefined {
  const start = (document.lines.starts[line] ?? 0) + restColumn;
  if (start >= offset) return undefined;
  const owner = tokens.at(-1);
  const source = { text: document.text, start, isJson: false, column: owner?.column ?? restColumn - 1 };
  const spot = flowSpotAt(source, offset);
  if (spot === undefined) return undefined;
  const before = owner?.type === 'key' ? tokens.slice(0, -1) : tokens;
  const { parts, inText } = pathTo(document, { line, column: owner?.type === 'key' ? owner.column : restColumn, before });
  if (inText) return undefined;
  const own: readonly PathPart[] = owner?.type === 'key' ? [{ type: 'key', name: owner.name, line, column: owner.column }] : [];
  return placeOf(document, { spot, source, above: [...parts, ...own] });
}

interface Found {
  readonly spot: FlowSpot;
  readonly source: FlowText;
  /** The way to the collection. */
  readonly above: readonly PathPart[];
}

function placeOf(document: TextLines, { spot, source, above }: Found): FlowPlace {
  const inner = spot.levels.slice(0, -1).map((level) => partThrough(document, level));
  const { kind, range } = nextToken(source, spot.word.end, document.text.length);
  const next = kind === 'end' || kind === 'comment' ? '' : document.text.slice(range.start, range.start + 1);
  const isJson = source.isJson || document.text[spot.word.start] === '"';
  return { ...spot, parts: [...above, ...inner], isJson, next };
}

/** The part of the way that leads through a level to the one inside it. */
function partThrough({ lines }: TextLines, { kind, key, keys }: FlowLevel): PathPart {
  if (kind === 'list') return { type: 'item' };
  const { line, character } = lines.positionAt(key?.offset ?? 0);
  return { type: 'key', name: key?.name ?? '', line, column: character, siblings: keys };
}

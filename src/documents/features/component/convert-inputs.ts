import type { TextEdit } from '../../diagnostic.ts';
import type { Step } from '../../kinds/component/model.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { ListNode, MapEntry, MapNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { CodeAction } from '../types.ts';

const DASH = '- ';

/** A step's inputs as a list of one map, or as that map, whichever its action wants; both for an action that is not known. */
export function convertInputs({ node, spec }: Step, text: string): readonly CodeAction[] {
  const entry = entryNamed(node, 'inputs');
  const value = entry?.value;
  if (entry === undefined || value === undefined) return [];
  if (value.kind === 'map' && (spec === undefined || spec.shape === 'list')) {
    return [action('Make the inputs a list', value.flow ? bracketed(value) : dashed(value, text))];
  }
  const [only, ...others] = value.kind === 'list' ? value.items : [];
  const map = only?.value;
  if (value.kind !== 'list' || map?.kind !== 'map' || others.length > 0 || spec?.shape === 'list') return [];
  const edits = value.flow ? unbracketed(value, map) : undashed(text, { entry, list: value, map });
  return edits === undefined ? [] : [action('Make the inputs a map', edits)];
}

function action(title: string, edits: readonly TextEdit[]): CodeAction {
  return { title, kind: 'refactor', safe: false, files: [{ edits }] };
}

function bracketed({ range }: MapNode): readonly TextEdit[] {
  return [insertion(range.start, '['), insertion(range.end, ']')];
}

function unbracketed({ range }: ListNode, map: MapNode): readonly TextEdit[] {
  return [removal(range.start, map.range.start), removal(map.range.end, range.end)];
}

/** A dash before the first key, and the lines below further in. */
function dashed({ range }: MapNode, text: string): readonly TextEdit[] {
  return [insertion(range.start, DASH), ...lineStarts(text, range).map((start) => insertion(start, ' '.repeat(DASH.length)))];
}

interface ItemOfInputs {
  readonly entry: MapEntry;
  readonly list: ListNode;
  readonly map: MapNode;
}

/** Without the dash, and the lines below as much further out; keys cannot stand as far out as `inputs` itself. */
function undashed(text: string, { entry, list, map }: ItemOfInputs): readonly TextEdit[] | undefined {
  const width = map.range.start - list.range.start;
  if (text.slice(list.range.start, map.range.start).trim() !== '-') return undefined;
  if (columnOf(text, list.range.start) <= columnOf(text, entry.range.start)) {
    return [{ range: { start: list.range.start, end: map.range.start }, newText: ' '.repeat(width) }];
  }
  const below = lineStarts(text, map.range).map((start) => removal(start, start + Math.min(width, indentationAt(text, start))));
  return [removal(list.range.start, map.range.start), ...below];
}

/** Where the lines of a range begin that hold something, but the first. */
function lineStarts(text: string, { start, end }: TextRange): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    const isBlank = /^[ \t]*\r?(?:\n|$)/.test(text.slice(at + 1, text.indexOf('\n', at + 1) + 1 || undefined));
    if (!isBlank) starts.push(at + 1);
  }
  return starts;
}

function indentationAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return at - lineStart;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

function removal(start: number, end: number): TextEdit {
  return { range: { start, end }, newText: '' };
}

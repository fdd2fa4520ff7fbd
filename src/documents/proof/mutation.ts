import type { Analysis } from '../analysis.ts';
import type { TextEdit } from '../diagnostic.ts';
import type { MapEntry, MapNode, ScalarNode, SyntaxNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import type { WorkspaceFacts } from '../workspace/model.ts';

/** One faulty text made from a good one, and the lines (from zero) that a finding about the fault may stand on. */
export interface Mutant {
  readonly text: string;
  /** What made it. */
  readonly edit: TextEdit;
  readonly from: number;
  readonly to: number;
}

/** A way to break a document. */
export interface Mutation {
  /** What is wrong afterwards. */
  readonly id: string;
  /** Breaks the syntax: what is found may stand up to three lines above, where the part began that the fault is in. */
  readonly isSyntax?: true;
  /** How many of a document are tried; a few where nothing is said. */
  readonly most?: number;
  /** All places of a document that can be broken so; none in documents of other kinds. */
  mutants(analysis: Analysis, surroundings?: Surroundings): readonly Mutant[];
}

/** Where a document lies, for faults between files. */
export interface Surroundings {
  readonly path: string;
  readonly workspace: WorkspaceFacts;
}

/** What stands in place of a range, and where the fault then is, in the new text; by itself, all that is new is the fault. */
export type NewText = string | { readonly newText: string; readonly fault: TextRange };

/** The text with something else in place of a range. */
export function edited({ text }: Analysis, range: TextRange, change: NewText): Mutant {
  const { newText, fault } = typeof change === 'string' ? { newText: change, fault: undefined } : change;
  const changed = text.slice(0, range.start) + newText + text.slice(range.end);
  const { start, end } = fault ?? { start: range.start, end: range.start + newText.trimEnd().length };
  return { text: changed, edit: { range, newText }, from: lineOf(changed, start), to: lineOf(changed, end) };
}

/** The text with another word in a scalar, inside of its quotes. */
export function reworded(analysis: Analysis, scalar: ScalarNode, word: string): Mutant {
  const inner = scalar.style === 'plain' ? 0 : 1;
  return edited(analysis, { start: scalar.range.start + inner, end: scalar.range.end - inner }, word);
}

/** The text without an entry of a map. The fault is where the map is. */
export function without(analysis: Analysis, map: MapNode, entry: MapEntry): readonly Mutant[] {
  const { text } = analysis;
  const lineStart = text.lastIndexOf('\n', entry.key.range.start) + 1;
  const isOwnLine = text.slice(lineStart, entry.key.range.start).trim() === '';
  const end = text.indexOf('\n', entry.range.end - 1) + 1;
  if (map.flow || !isOwnLine || map.entries.length < 2 || end <= entry.range.start) return [];
  const first = map.range.start;
  return [edited(analysis, { start: lineStart, end }, { newText: '', fault: { start: Math.min(first, lineStart), end: lineStart } })];
}

/** The text with a line before the one of an offset, indented as what stands there. The fault is in the new line. */
export function withLineBefore(analysis: Analysis, offset: number, line: string): Mutant {
  const { text } = analysis;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const at = { start: lineStart, end: lineStart };
  return edited(analysis, at, `${' '.repeat(offset - lineStart)}${line}\n`);
}

/** A word as somebody types it in a hurry: one letter is missing, or there twice. */
export function misspelt(word: string): string {
  const at = word.length >> 1;
  return word.length > 3 ? word.slice(0, at) + word.slice(at + 1) : `${word}${word.slice(-1)}`;
}

/** Whether a scalar stands on one line and holds no escapes, so that a word of it can be changed. */
export function isSimple({ text }: Analysis, { style, range, value }: ScalarNode): boolean {
  const source = text.slice(range.start, range.end);
  return style === 'plain' ? source === value : (style === 'single' || style === 'double') && source.slice(1, -1) === value;
}

/** Every map of a tree. */
export function mapsOf(node: SyntaxNode | undefined): readonly MapNode[] {
  if (node?.kind === 'list') return node.items.flatMap(({ value }) => mapsOf(value));
  return node?.kind === 'map' ? [node, ...node.entries.flatMap(({ value }) => mapsOf(value))] : [];
}

/** So many mutants are made of a document in one way; a long document would otherwise count more than all the short ones. */
const MOST_OF_A_KIND = 2;

/** A few of many, evenly from first to last. */
export function spread<T>(all: readonly T[], most = MOST_OF_A_KIND): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))]).filter((one) => one !== undefined);
}

/** The line of an offset, from zero. */
export function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

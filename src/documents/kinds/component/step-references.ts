import { findReferences } from '../../expressions/find-references.ts';
import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import type { MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { ReferencePlace, StepReference } from './model.ts';

/** Reads the references of one text's steps. It remembers where the next braces are: scalars before them cost one comparison each. */
export interface ReferenceReader {
  readonly text: string;
  /** No braces stand between these two offsets. */
  searchedFrom: number;
  nextBraces: number;
}

/** Part of a step: what a reference in it counts as, and which part begins under a key of it (without `under`: the same). */
interface Part {
  readonly place: ReferencePlace;
  readonly under?: (key: string) => Part;
}

const ELSEWHERE: Part = { place: 'elsewhere' };
const INPUTS: Part = { place: 'inputs' };
const LOOP_LIST: Part = { place: 'loop-list' };
const FOR_EACH: Part = { place: 'loop-list', under: (key) => (key === 'list' ? LOOP_LIST : ELSEWHERE) };
const LOOP: Part = { place: 'elsewhere', under: (key) => (key === 'forEach' ? FOR_EACH : ELSEWHERE) };
const CONDITION_VALUE: Part = { place: 'condition-value' };
const CONDITION: Part = { place: 'elsewhere', under: (key) => (key === 'value' ? CONDITION_VALUE : CONDITION) };
const FIELDS: ReadonlyMap<string, Part> = new Map([
  ['inputs', INPUTS],
  ['loop', LOOP],
  ['if', CONDITION],
]);

const NO_REFERENCES: readonly StepReference[] = [];

export function createReferenceReader(text: string): ReferenceReader {
  return { text, searchedFrom: 0, nextBraces: -1 };
}

/** Every reference anywhere in a step, in document order. */
export function stepReferences(reader: ReferenceReader, step: MapNode | undefined): readonly StepReference[] {
  if (step === undefined) return NO_REFERENCES;
  const references: StepReference[] = [];
  for (const { key, value } of entriesOf(step)) collect({ reader, references }, value, FIELDS.get(key.value) ?? ELSEWHERE);
  return references.length === 0 ? NO_REFERENCES : references;
}

function collect(into: { reader: ReferenceReader; references: StepReference[] }, node: SyntaxNode | undefined, part: Part): void {
  const target = follow(node);
  switch (target?.kind) {
    case 'scalar':
      if (mayHoldReference(into.reader, target)) into.references.push(...referencesOf(into.reader.text, target, part.place));
      break;
    case 'list':
      for (const item of target.items) collect(into, item.value, part);
      break;
    case 'map':
      for (const { key, value } of entriesOf(target)) collect(into, value, part.under?.(key.value) ?? part);
      break;
  }
}

function mayHoldReference(reader: ReferenceReader, { range }: ScalarNode): boolean {
  if (range.start < reader.searchedFrom || range.start > reader.nextBraces) {
    reader.searchedFrom = range.start;
    const found = reader.text.indexOf('{{', range.start);
    reader.nextBraces = found === -1 ? reader.text.length : found;
  }
  return reader.nextBraces < range.end;
}

function referencesOf(text: string, scalar: ScalarNode, place: ReferencePlace): StepReference[] {
  return findReferences(text, contentRange(text, scalar)).map((reference) => ({ reference, scalar, place }));
}

/** A block scalar's header line may end in a comment, which is no content. */
function contentRange(text: string, { style, range }: ScalarNode): TextRange {
  if (style !== 'literal' && style !== 'folded') return range;
  const headerEnd = text.indexOf('\n', range.start);
  return { start: headerEnd === -1 ? range.end : headerEnd, end: range.end };
}

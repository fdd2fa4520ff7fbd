import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import { headOf, isNothing } from '../../syntax/lookup.ts';
import type { ListNode, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { MemberFault, Owner } from './faults.ts';
import { linkOf, type ResourceLink } from './links.ts';
import type { Operation } from './operations.ts';
import { isPlaceholder } from './placeholder.ts';
import type { IntegerShape, ListShape, MapShape, ShapeTable, StringShape, StructureShape } from './shapes.ts';

/** What one walk over a request finds, in document order. */
export interface Checked {
  readonly faults: readonly MemberFault[];
  readonly links: readonly ResourceLink[];
}

interface Walk {
  readonly shapes: ShapeTable;
  readonly faults: MemberFault[];
  readonly links: ResourceLink[];
}

/** A value, or the place where one is missing. `words` are made only when they are needed. */
interface Site {
  readonly value: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly key: string;
  /** The value is an item of the list behind the key, a value of its map, or a key of its map. */
  readonly part?: 'item' | 'key';
}

/** Compares a request with the shape of its operation, in one walk. What holds across members is left to the rules. */
export function checkRequest(request: MapNode, operation: Operation): Checked {
  const walk: Walk = { shapes: operation.shapes, faults: [], links: [] };
  checkStructure(walk, operation.input, { map: request, words: operation.words });
  return { faults: walk.faults, links: walk.links };
}

function checkStructure(walk: Walk, shape: StructureShape, { map, words }: { map: MapNode; words: string }): void {
  const entries = entriesOf(map);
  const owner: Owner = { words, shape };
  for (const { key, value } of entries) {
    const member = Object.hasOwn(shape.members, key.value) ? shape.members[key.value] : undefined;
    if (member === undefined) walk.faults.push({ code: 'unknown', key, owner });
    else checkValue(walk, member, { value, range: key.range, key: key.value });
  }
  for (const name of shape.required ?? []) {
    if (!entries.some(({ key }) => key.value === name)) walk.faults.push({ code: 'missing', range: headOf(map), name, owner });
  }
}

function checkValue(walk: Walk, shapeName: string, site: Site): void {
  const shape = walk.shapes[shapeName];
  const node = follow(site.value);
  if (shape === undefined) return;
  if (node === undefined || isNothing(node)) {
    walk.faults.push({ code: 'empty', range: node?.range ?? site.range, words: wordsOf(site) });
    return;
  }
  switch (shape.type) {
    case 'structure':
      if (node.kind !== 'map') break;
      checkStructure(walk, shape, { map: node, words: wordsOf(site) });
      return;
    case 'list':
      if (node.kind !== 'list') break;
      checkList(walk, shape, { list: node, site });
      return;
    case 'map':
      if (node.kind !== 'map') break;
      checkMap(walk, shape, { map: node, site });
      return;
    case 'string':
      if (node.kind !== 'scalar' || node.type !== 'string') break;
      checkText(walk, shape, { shapeName, scalar: node, site });
      return;
    case 'integer':
      if (node.kind !== 'scalar' || node.type !== 'integer') break;
      checkNumber(walk, shape, { scalar: node, site });
      return;
    case 'boolean':
      if (node.kind !== 'scalar' || node.type !== 'boolean') break;
      return;
  }
  // What fills a placeholder in may be of any type.
  if (node.kind === 'scalar' && isPlaceholder(node.value)) return;
  walk.faults.push({ code: 'type', shape, shapeName, node, words: wordsOf(site) });
}

function checkList(walk: Walk, shape: ListShape, { list, site }: { list: ListNode; site: Site }): void {
  checkSize(walk, shape, { size: list.items.length, site });
  for (const { value, range } of list.items) checkValue(walk, shape.of, { value, range, key: site.key, part: 'item' });
}

function checkMap(walk: Walk, shape: MapShape, { map, site }: { map: MapNode; site: Site }): void {
  const entries = entriesOf(map);
  const keyShape = walk.shapes[shape.key];
  checkSize(walk, shape, { size: entries.length, site });
  for (const { key, value } of entries) {
    if (keyShape?.type === 'string') {
      checkText(walk, keyShape, { shapeName: shape.key, scalar: key, site: { ...site, part: 'key' } });
    }
    checkValue(walk, shape.value, { value, range: key.range, key: key.value });
  }
}

function checkSize(walk: Walk, shape: ListShape | MapShape, { size, site }: { size: number; site: Site }): void {
  if (isWithin(size, shape)) return;
  walk.faults.push({ code: 'size', shape, size, range: site.range, words: wordsOf(site) });
}

interface Text {
  readonly shapeName: string;
  readonly scalar: ScalarNode;
  readonly site: Site;
}

/** One fault a text: what is too long mostly breaks the pattern too. The form of one with placeholders is not known. */
function checkText(walk: Walk, shape: StringShape, { shapeName, scalar, site }: Text): void {
  const { value } = scalar;
  if (isFormal(shape) && isPlaceholder(value)) return;
  if (shape.enum !== undefined) {
    if (!shape.enum.includes(value)) walk.faults.push({ code: 'value', enum: shape.enum, scalar, words: wordsOf(site) });
    return;
  }
  const length = lengthOf(value, shape);
  const link = linkOf(shapeName, scalar);
  if (link !== undefined) walk.links.push(link);
  if (!isWithin(length, shape)) walk.faults.push({ code: 'length', shape, scalar, length, words: wordsOf(site) });
  else if (link?.path === undefined && shape.pattern?.test(value) === false)
    walk.faults.push({ code: 'pattern', shapeName, scalar, words: wordsOf(site) });
}

/** Texts of a fixed form; in others `${…}` is a text like any other. */
function isFormal({ pattern, enum: words }: StringShape): boolean {
  return pattern !== undefined || words !== undefined;
}

/** The service counts characters, JavaScript halves of some; only where that could matter they are counted. */
function lengthOf(value: string, { max }: StringShape): number {
  return max !== undefined && value.length > max ? [...value].length : value.length;
}

function checkNumber(walk: Walk, shape: IntegerShape, { scalar, site }: { scalar: ScalarNode; site: Site }): void {
  if (!isWithin(Number(scalar.value), shape)) walk.faults.push({ code: 'range', shape, scalar, words: wordsOf(site) });
}

function isWithin(size: number, { min, max }: { readonly min?: number; readonly max?: number }): boolean {
  return (min === undefined || size >= min) && (max === undefined || size <= max);
}

function wordsOf({ key, part }: Site): string {
  if (part === 'item') return `an item of “${key}”`;
  return part === 'key' ? `a key of “${key}”` : `“${key}”`;
}

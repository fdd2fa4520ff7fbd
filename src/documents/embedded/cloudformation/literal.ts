import { follow } from '../../syntax/aliases.ts';
import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { MAX_TEXT_LENGTH } from '../../syntax/limits.ts';
import { scalarMap } from '../../syntax/scalar-map.ts';
import type { ListNode, SyntaxNode } from '../../syntax/tree.ts';
import { type Assembly, add, addMask, assemblyMap, standIn } from '../assembly.ts';
import { addBlockTail } from '../block-tail.ts';
import type { UnresolvedName } from '../model.ts';
import type { TemplateNames } from './names.ts';
import { addSubstituted } from './substitute.ts';
import { tagOf } from './tag.ts';

/** A template whose values are read as text, and the text that is being put together. */
export interface LiteralReader {
  readonly text: string;
  readonly names: TemplateNames;
  /** Names in `Fn::Sub` that nothing is found for are added here. */
  readonly unresolved: UnresolvedName[];
  readonly assembly: Assembly;
  /** How many joins the value is inside of. */
  readonly nesting: number;
}

/** A value, and where the node or punctuation before it ends: what stands between may be a tag. */
export interface TaggedNode {
  readonly node: SyntaxNode;
  readonly from: number;
}

/** A call of an intrinsic function, in its short or long form. */
interface Call {
  readonly name: string;
  readonly argument: SyntaxNode | undefined;
}

const MAX_NESTING = 4;
/** As good as any: how long a part is that only the deployment knows, nobody can tell. */
const UNKNOWN_LENGTH = 8;
const LONG_FORM = 'Fn::';
const NO_VARIABLES: ReadonlySet<string> = new Set();

/**
 * Adds the text that a value stands for, as far as it is written in the template: a literal, `Fn::Sub` or `Fn::Join`. False, and
 * nothing added, for a value that only the deployment knows.
 */
export function addLiteral(reader: LiteralReader, value: TaggedNode): boolean {
  const call = callOf(reader.text, value);
  if (call === undefined) return addScalar(reader, value.node);
  if (call.name === 'Sub') return addSub(reader, call.argument);
  return call.name === 'Join' && reader.nesting < MAX_NESTING && addJoin(reader, call.argument);
}

function callOf(text: string, { node, from }: TaggedNode): Call | undefined {
  const tag = tagOf(text, node, from);
  if (tag !== undefined) return { name: tag, argument: node };
  const [entry, second] = mapOf(node)?.entries ?? [];
  if (entry === undefined || second !== undefined || !entry.key.value.startsWith(LONG_FORM)) return undefined;
  return { name: entry.key.value.slice(LONG_FORM.length), argument: entry.value };
}

function addScalar({ text, assembly }: LiteralReader, node: SyntaxNode): boolean {
  const scalar = scalarOf(node);
  if (scalar?.type !== 'string') return false;
  const map = scalarMap(text, scalar);
  add(assembly, scalar.value, { map, from: 0 });
  addBlockTail(assembly, { text, scalar, map });
  return true;
}

/** `Fn::Sub` takes a text, or a list of a text and of the values of its own names. */
function addSub({ text, names, unresolved, assembly }: LiteralReader, argument: SyntaxNode | undefined): boolean {
  const [template, values] = itemsOf(argument);
  const scalar = scalarOf(template?.value ?? argument);
  if (scalar === undefined) return false;
  const variables = values === undefined ? NO_VARIABLES : new Set(fieldsOf(values.value).keys());
  const map = scalarMap(text, scalar);
  addSubstituted(assembly, { value: scalar.value, map }, { names, variables, unresolved });
  addBlockTail(assembly, { text, scalar, map });
  return true;
}

/** `Fn::Join` takes a list of a delimiter and of the list of parts. */
function addJoin(reader: LiteralReader, argument: SyntaxNode | undefined): boolean {
  const outer = follow(argument);
  const [first, second] = itemsOf(outer);
  const delimiter = scalarOf(first?.value);
  const parts = follow(second?.value);
  if (outer === undefined || delimiter === undefined || parts?.kind !== 'list' || first === undefined) return false;
  if (tagOf(reader.text, delimiter, outer.range.start) !== undefined || tagOf(reader.text, parts, first.range.end) !== undefined)
    return false;
  addParts({ ...reader, nesting: reader.nesting + 1 }, parts, delimiter.value);
  return true;
}

function addParts(reader: LiteralReader, parts: ListNode, delimiter: string): void {
  const { assembly } = reader;
  let from = parts.range.start;
  for (const [index, { value, range }] of parts.items.entries()) {
    if (assembly.text.length > MAX_TEXT_LENGTH) return;
    if (index > 0) addDelimiter(assembly, delimiter, from);
    if (value !== undefined && !addLiteral(reader, { node: value, from })) {
      addMask(assembly, UNKNOWN_LENGTH, standIn(value.range, UNKNOWN_LENGTH));
    }
    from = range.end;
  }
}

/** What a delimiter says stands once in the template, and many times in the text: there it ends the part before it. */
function addDelimiter(assembly: Assembly, delimiter: string, end: number): void {
  const last = assembly.text.length === 0 ? end : assemblyMap(assembly).toOuter(assembly.text.length);
  add(assembly, delimiter, standIn({ start: last, end: last }, delimiter.length));
}

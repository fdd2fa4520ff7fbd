import type { Analysis } from '../analysis.ts';
import type { AliasNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { aliasesBelow } from './aliases-below.ts';
import type { Place } from './language.ts';
import { holds, nodeChainAt } from './node-chain.ts';
import type { Location, Renaming } from './types.ts';

/** An anchor of YAML and the aliases that stand for it; ranges are of the names, without `&` and `*`. */
interface Anchor {
  readonly name: string;
  readonly declaration: TextRange;
  readonly aliases: readonly TextRange[];
}

const NAME = /^[\w-]+$/;
const WORD = /[^\s,[\]{}]*/y;
/** What may stand between an anchor and its node: blanks, a comment, a tag. */
const BETWEEN = /^(?:\s+|#[^\n]*\n|!\S*)*$/;

/** The anchor of the alias at a place. */
export function anchorDefinition(place: Place): readonly Location[] | undefined {
  const anchor = anchorAt(place);
  return anchor && [{ range: anchor.declaration }];
}

/** The anchor at a place and its aliases. */
export function anchorUses(place: Place): readonly Location[] | undefined {
  const anchor = anchorAt(place);
  return anchor && [anchor.declaration, ...anchor.aliases].map((range) => ({ range }));
}

/** The name of the anchor or alias at a place. */
export function anchorNameAt(place: Place): TextRange | undefined {
  const anchor = anchorAt(place);
  return anchor && [anchor.declaration, ...anchor.aliases].find((range) => isAt(range, place.offset));
}

/** Another name for the anchor at a place and its aliases; undefined when there is none. */
export function renameAnchor(place: Place, newName: string): Renaming | undefined {
  const anchor = anchorAt(place);
  if (anchor === undefined) return undefined;
  if (!NAME.test(newName)) return { invalid: 'The name of an anchor is made of letters, digits, hyphens and underscores.' };
  if (newName !== anchor.name && declarationsOf(place.analysis, newName).length > 0) {
    return { invalid: `This document has an anchor “&${newName}” already.` };
  }
  return { files: [{ edits: [anchor.declaration, ...anchor.aliases].map((range) => ({ range, newText: newName })) }] };
}

function anchorAt({ analysis, offset }: Place): Anchor | undefined {
  const alias = nodeChainAt(analysis.tree.root, offset).at(-1)?.node;
  const declaration = alias?.kind === 'alias' ? declarationFor(analysis, alias) : declarationAt(analysis, offset);
  if (declaration === undefined) return undefined;
  const name = analysis.text.slice(declaration.start, declaration.end);
  const aliases = aliasesBelow(analysis.tree.root).filter((each) => declarationFor(analysis, each)?.start === declaration.start);
  return { name, declaration, aliases: aliases.map(({ range }) => ({ start: range.start + 1, end: range.end })) };
}

/** The syntax tree does not keep anchors; each stands right before the node that its aliases share. */
function declarationFor({ text }: Analysis, { name, target }: AliasNode): TextRange | undefined {
  if (target === undefined) return undefined;
  let at = text.lastIndexOf(`&${name}`, target.range.start);
  while (at !== -1) {
    const range = { start: at + 1, end: at + 1 + name.length };
    if (BETWEEN.test(text.slice(range.end, target.range.start))) return range;
    at = at === 0 ? -1 : text.lastIndexOf(`&${name}`, at - 1);
  }
  return undefined;
}

function declarationAt(analysis: Analysis, offset: number): TextRange | undefined {
  const { text } = analysis;
  const and = text.lastIndexOf('&', offset);
  if (and === -1) return undefined;
  const name = wordAt(text, and + 1);
  const range = { start: and + 1, end: and + 1 + name.length };
  return name !== '' && isAt(range, offset) && isSyntax(analysis, and) ? range : undefined;
}

/** Where anchors of that name are declared. */
function declarationsOf(analysis: Analysis, name: string): readonly number[] {
  const { text } = analysis;
  const found: number[] = [];
  for (let at = text.indexOf(`&${name}`); at !== -1; at = text.indexOf(`&${name}`, at + 1)) {
    if (wordAt(text, at + 1) === name && isSyntax(analysis, at)) found.push(at);
  }
  return found;
}

/** Neither inside a scalar nor in a comment. */
function isSyntax({ text, tree }: Analysis, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/(?:^|\s)#/.test(line) || !/(?:^|[\s,[{])$/.test(line)) return false;
  const node = nodeChainAt(tree.root, offset).at(-1)?.node;
  return node?.kind !== 'scalar' || offset < node.range.start || offset >= node.range.end;
}

function wordAt(text: string, start: number): string {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? '';
}

/** On the sign before a name counts as on the name. */
function isAt({ start, end }: TextRange, offset: number): boolean {
  return holds({ start: start - 1, end }, offset);
}

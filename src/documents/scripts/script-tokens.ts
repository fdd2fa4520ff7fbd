import type { Analysis } from '../analysis.ts';
import type { SemanticToken, TokenKind } from '../features/types.ts';
import { outerRange } from '../syntax/text-map.ts';
import type { TextRange } from '../text.ts';
import type { ScriptNode, ScriptParser } from './model.ts';
import { cachedTokens, type ScriptCache } from './script-cache.ts';
import { scriptsOf } from './scripts-of.ts';

/** `plain`: what stands inside has colours of its own, and none by itself. */
const kinds: ReadonlyMap<string, TokenKind | 'plain'> = new Map([
  ['comment', 'comment'],
  ['string', 'string'],
  ['raw_string', 'string'],
  ['ansi_c_string', 'string'],
  ['translated_string', 'string'],
  ['heredoc_body', 'string'],
  ['heredoc_start', 'keyword'],
  ['heredoc_end', 'keyword'],
  ['regex', 'string'],
  ['command_name', 'command'],
  ['command_name_expr', 'plain'],
  ['variable_name', 'variable'],
  ['simple_expansion', 'variable'],
  ['expansion', 'variable'],
  ['command_substitution', 'plain'],
  ['process_substitution', 'plain'],
  ['string_literal', 'string'],
  ['expandable_string_literal', 'string'],
  ['expandable_here_string_literal', 'string'],
  ['sub_expression', 'plain'],
  ['variable', 'variable'],
  ['ERROR', 'plain'],
]);

const keyword = /^[a-z]{2,}$/;
const operator = /^(?:\|\|?|&&?|;;|[<>]{1,3}|[<>]&|&>|=~|==?|\+=|-[a-z]+)$/i;
// Names of the grammars; the text of a keyword is never one of them.
const names: ReadonlySet<string> = new Set([
  'word',
  'number',
  'program',
  'list',
  'pipeline',
  'command',
  'subshell',
  'array',
  'subscript',
  'test',
  'flag',
]);

/** Colours for the scripts of a document, in its order and line by line. Of a script that cannot be parsed there are none. */
export function scriptTokens(analysis: Analysis, parser: ScriptParser, cache: ScriptCache): readonly SemanticToken[] {
  return scriptsOf(analysis).flatMap((script) =>
    cachedTokens(cache, script, () => tokensOf(script.text, parser(script.language, script.text))).map(({ kind, range }) => ({
      kind,
      range: outerRange(script.map, range),
    })),
  );
}

/** With ranges of the script's own text. */
function tokensOf(text: string, root: ScriptNode | undefined): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  if (root !== undefined) paint(root, 'plain', found);
  return found.flatMap((token) => byLine(token, text));
}

function paint(node: ScriptNode, inherited: TokenKind | 'plain', found: SemanticToken[]): void {
  const kind = kindOf(node, inherited);
  let at = node.range.start;
  for (const child of node.children) {
    add(found, kind, { start: at, end: child.range.start });
    paint(child, kind, found);
    at = Math.max(at, child.range.end);
  }
  add(found, kind, { start: at, end: node.range.end });
}

function kindOf({ type, children }: ScriptNode, inherited: TokenKind | 'plain'): TokenKind | 'plain' {
  const own = kinds.get(type);
  if (own !== undefined) return own;
  if (inherited !== 'plain' || children.length > 0 || names.has(type)) return inherited;
  if (keyword.test(type)) return 'keyword';
  return operator.test(type) ? 'operator' : 'plain';
}

/** Neighbours of one kind are one token. */
function add(found: SemanticToken[], kind: TokenKind | 'plain', range: TextRange): void {
  if (kind === 'plain' || range.end <= range.start) return;
  const last = found.at(-1);
  if (last?.kind === kind && last.range.end === range.start)
    found[found.length - 1] = { kind, range: { start: last.range.start, end: range.end } };
  else found.push({ kind, range });
}

/** Editors take tokens of one line only, and between two lines of a script stands the indentation of the document. */
function byLine({ kind, range }: SemanticToken, text: string): readonly SemanticToken[] {
  const parts: SemanticToken[] = [];
  for (let start = range.start; start < range.end; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? range.end : Math.min(lineEnd, range.end);
    if (end > start) parts.push({ kind, range: { start, end } });
    start = end + 1;
  }
  return parts;
}

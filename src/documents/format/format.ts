import type { Analysis } from '../analysis.ts';
import type { TextEdit } from '../diagnostic.ts';
import { applyEdits } from '../edits.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { parseSyntax } from '../syntax/parse.ts';
import { haveSameMeaning } from '../syntax/same-values.ts';
import type { ListNode, MapNode, SyntaxFault, SyntaxNode } from '../syntax/tree.ts';
import { layOutComments } from './comments.ts';
import { isJson, jsonEdits } from './json.ts';
import type { Layout } from './layout.ts';
import { NotFormatted } from './layout.ts';
import { lineEdits } from './line-edits.ts';
import { layOutRoot } from './walk.ts';

/** Documents of other languages have formatters of their own. */
const FOREIGN: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['cloudformation', 'terraform', 'dockerfile', 'unknown']);
/** Faults that leave no doubt where everything stands. */
const HARMLESS: ReadonlySet<SyntaxFault['code']> = new Set<SyntaxFault['code']>(['duplicate-key', 'unknown-alias', 'tag']);

/**
 * The edits that format a document of ours; none where it is formatted, where its syntax has faults, and where it is written in a way that
 * is better left alone. Indentation, blanks and blank lines change; values, quotes, comments, anchors and block scalars never do.
 */
export function format({ text, tree, kind, lines }: Pick<Analysis, 'text' | 'tree' | 'kind' | 'lines'>): readonly TextEdit[] {
  const { root } = tree;
  if (FOREIGN.has(kind) || tree.faults.some(({ code }) => !HARMLESS.has(code))) return [];
  if (isJson(text)) return jsonEdits(text);
  if (root === undefined || root.kind === 'scalar' || root.kind === 'alias' || root.flow) return [];
  const edits = yamlEdits({ text, lines }, root);
  // The walk is careful, and this makes sure: nothing is formatted that would mean something else.
  return edits.length > 0 && haveSameMeaning(tree, parseSyntax(applyEdits(text, edits))) ? edits : [];
}

function yamlEdits({ text, lines }: Pick<Analysis, 'text' | 'lines'>, root: MapNode | ListNode): readonly TextEdit[] {
  const layout: Layout = {
    text,
    lines,
    indentation: new Map(),
    columns: new Map(),
    frozen: new Set(),
    edits: [],
    listsIndented: firstListIsIndented(root, (offset) => lines.positionAt(offset).character) ?? true,
  };
  try {
    layOutRoot(layout, root);
    layOutComments(layout);
  } catch (error) {
    if (error instanceof NotFormatted) return [];
    throw error;
  }
  return lineEdits(layout);
}

/** undefined for a document in which no list stands below a key. */
function firstListIsIndented(node: SyntaxNode | undefined, columnOf: (offset: number) => number): boolean | undefined {
  if (node?.kind === 'list' && !node.flow) {
    for (const { value } of node.items) {
      const found = firstListIsIndented(value, columnOf);
      if (found !== undefined) return found;
    }
  }
  if (node?.kind !== 'map' || node.flow) return undefined;
  for (const { key, value } of node.entries) {
    if (value?.kind === 'list' && !value.flow) return columnOf(value.range.start) > columnOf(key.range.start);
    const found = firstListIsIndented(value, columnOf);
    if (found !== undefined) return found;
  }
  return undefined;
}

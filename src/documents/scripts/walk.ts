import type { ScriptNode, ScriptWord } from './model.ts';

/** Calls `visit` for every node below and including one, in the order of the text. */
export function eachNode(node: ScriptNode, visit: (node: ScriptNode) => void): void {
  visit(node);
  for (const child of node.children) eachNode(child, visit);
}

export function textOf(text: string, { range }: Pick<ScriptNode, 'range'>): string {
  return text.slice(range.start, range.end);
}

const quoted: ReadonlySet<string> = new Set([
  'string',
  'raw_string',
  'translated_string',
  'ansi_c_string',
  'string_literal',
  'expandable_string_literal',
  'verbatim_string_characters',
]);

/** A word without its quotes. */
export function wordOf(text: string, node: ScriptNode): ScriptWord {
  return { text: unquoted(text, node), range: node.range };
}

function unquoted(text: string, node: ScriptNode): string {
  if (node.type === 'concatenation') return node.children.map((child) => unquoted(text, child)).join('');
  const written = textOf(text, node);
  return quoted.has(node.type) ? written.replace(/^[$]?["']/, '').replace(/["']$/, '') : written;
}

import type { ScriptNode, ScriptWord } from './model.ts';

/** Calls `visit` for every node below and including one, in the order of the text. */
export function eachNode(node: ScriptNode, visit: (node: ScriptNode) => void): void {
  visit(node);
  for (const child of node.children) eachNode(child, visit);
}

export function textOf(text: string, { range }: Pick<ScriptNode, 'range'>): string {
  return text.slice(range.start, range.end);
}

const quoted: ReadonlySet<string> = new Set(['string_literal', 'expandable_string_literal', 'verbatim_string_characters']);

/** A word without its quotes. */
export function wordOf(text: string, node: ScriptNode): ScriptWord {
  const written = textOf(text, node);
  return { text: quoted.has(node.type) ? written.slice(1, -1) : written, range: node.range };
}

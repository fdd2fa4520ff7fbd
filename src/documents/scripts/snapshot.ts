import type { ScriptLanguage, ScriptNode, ScriptParser } from './model.ts';

/** What is needed of tree-sitter's cursor. */
export interface Cursor {
  readonly nodeType: string;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

/** The tree of a script nests at most this deep here; what lies below is left out. */
const MAX_DEPTH = 300;

/** PowerShell's grammar wraps every value into one node for each level of precedence. */
const wrapper = /_expression$|^pipeline|^statement_list$/;

/** Copies the tree that a cursor stands on into plain data, so that the memory of the WebAssembly can be freed at once. */
export function snapshot(cursor: Cursor, depth = 0): ScriptNode {
  const { nodeType: type, startIndex: start, endIndex: end } = cursor;
  const children: ScriptNode[] = [];
  if (depth < MAX_DEPTH && cursor.gotoFirstChild()) {
    do children.push(snapshot(cursor, depth + 1));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  const [only] = children;
  const isWrapper = children.length === 1 && only?.range.start === start && only.range.end === end && wrapper.test(type);
  return isWrapper ? only : { type, range: { start, end }, children };
}

/** What is needed of tree-sitter's parser of one language. */
export interface TreeParser {
  parse(text: string): { walk(): Cursor & { delete(): void }; delete(): void } | null;
}

/** A script parser of parsers of tree-sitter, one a language; a language without one is not parsed. */
export function scriptParserOf(parsers: ReadonlyMap<ScriptLanguage, TreeParser>): ScriptParser {
  return (language, text) => {
    const tree = parsers.get(language)?.parse(text);
    if (!tree) return undefined;
    const cursor = tree.walk();
    try {
      return snapshot(cursor);
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}

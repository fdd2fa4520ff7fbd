import type { OutlineSymbol } from '../language/protocol.ts';

export interface OutlineRow {
  readonly id: string;
  readonly level: number;
  readonly name: string;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
  readonly symbol: OutlineSymbol;
}

/** The visible lines of an outline. Ids are paths of names and places, so that folding outlives edits elsewhere. */
export function outlineRows(outline: readonly OutlineSymbol[], folded: ReadonlySet<string>): readonly OutlineRow[] {
  const visit = (symbols: readonly OutlineSymbol[], parent: string, level: number): OutlineRow[] =>
    symbols.flatMap((symbol, index) => {
      const id = `${parent}/${index}:${symbol.name}`;
      const expanded = symbol.children.length > 0 ? !folded.has(id) : undefined;
      const row = { id, level, name: symbol.name, expanded, position: index + 1, siblings: symbols.length, symbol };
      return expanded ? [row, ...visit(symbol.children, id, level + 1)] : [row];
    });
  return visit(outline, '', 1);
}

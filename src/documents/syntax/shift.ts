import type { TextRange } from '../text.ts';
import type { ListItem, MapEntry, ScalarNode, SyntaxNode } from './tree.ts';

/** The same item of a list, so much further back in the text. */
export function shiftedItem({ value, range }: ListItem, by: number): ListItem {
  return { value: value === undefined ? undefined : shiftedNode(value, by), range: shiftedRange(range, by) };
}

/** The same span, so much further back in the text. */
export function shiftedRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** Only for nodes without aliases, which would be copied. */
function shiftedNode(node: SyntaxNode, by: number): SyntaxNode {
  const range = shiftedRange(node.range, by);
  switch (node.kind) {
    case 'scalar':
      return shiftedScalar(node, by);
    case 'map':
      return { kind: 'map', range, flow: node.flow, entries: node.entries.map((entry) => shiftedEntry(entry, by)) };
    case 'list':
      return { kind: 'list', range, flow: node.flow, items: node.items.map((item) => shiftedItem(item, by)) };
    case 'alias':
      return { ...node, range };
  }
}

function shiftedScalar({ kind, range, style, type, value }: ScalarNode, by: number): ScalarNode {
  return { kind, range: shiftedRange(range, by), style, type, value };
}

function shiftedEntry({ key, value, range }: MapEntry, by: number): MapEntry {
  return {
    key: shiftedScalar(key, by),
    value: value === undefined ? undefined : shiftedNode(value, by),
    range: shiftedRange(range, by),
  };
}

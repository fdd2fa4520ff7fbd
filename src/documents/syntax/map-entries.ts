import type { TextRange } from '../text.ts';
import { MERGE_KEY } from './entries.ts';
import { addFault, type Findings } from './findings.ts';
import type { MapEntry, ScalarNode, ScalarType, SyntaxNode } from './tree.ts';

/** Up to this size comparing all pairs of keys is cheaper than a set. */
const SMALL_MAP = 8;

export function mapEntry(key: ScalarNode, value: SyntaxNode | undefined): MapEntry {
  const end = value === undefined ? key.range.end : Math.max(value.range.end, key.range.end);
  return { key, value, range: { start: key.range.start, end } };
}

/** YAML allows any node as a key, the documents that we read only text: another key is kept as its source, an alias as its target. */
export function keyOf(node: SyntaxNode, source: string): ScalarNode {
  if (node.kind === 'scalar') return node;
  const target = node.kind === 'alias' ? node.target : undefined;
  const value = target?.kind === 'scalar' ? target.value : source;
  return { kind: 'scalar', range: node.range, style: 'plain', type: 'string', value };
}

/** A scalar without text, as behind an anchor, a tag or a lonely `?`. */
export function emptyScalar(range: TextRange, type: ScalarType | undefined): ScalarNode {
  return { kind: 'scalar', range, style: 'plain', type: type ?? 'null', value: '' };
}

/** Reports every key that another entry before it has already. */
export function checkDuplicateKeys(findings: Findings, entries: readonly MapEntry[]): void {
  if (entries.length <= SMALL_MAP) {
    for (let later = 1; later < entries.length; later++) {
      const key = entries[later]?.key;
      if (key !== undefined && hasKeyBefore(entries, later, key.value)) addDuplicateKey(findings, key);
    }
    return;
  }
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (seen.has(key.value)) addDuplicateKey(findings, key);
    seen.add(key.value);
  }
}

function hasKeyBefore(entries: readonly MapEntry[], end: number, value: string): boolean {
  for (let at = 0; at < end; at++) if (entries[at]?.key.value === value) return true;
  return false;
}

function addDuplicateKey(findings: Findings, key: ScalarNode): void {
  if (key.value === MERGE_KEY) return;
  addFault(findings, { code: 'duplicate-key', message: `The key “${key.value}” stands twice in this map.`, range: key.range });
}

import { follow } from '../../syntax/aliases.ts';
import { entriesOf, mapOf } from '../../syntax/entries.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import type { WorkflowActionSpec } from './actions/spec.ts';
import { isPathKey, plainKey } from './path-key.ts';
import type { Field, ValueType } from './value-type.ts';

/** A map of a step's inputs and what it may hold: the inputs themselves, or a map inside one of them. */
export interface FieldMap {
  readonly node: MapNode;
  readonly fields: readonly Field[];
  /** There may be more than these. */
  readonly open: boolean;
  /** What has these fields, in words. */
  readonly owner: string;
  /** The fields that are given, in document order. */
  readonly given: readonly GivenField[];
}

/** A field that is given, and how. */
export interface GivenField {
  readonly field: Field;
  readonly entry: MapEntry;
  /** By reference: its key ends in `.$`. */
  readonly byPath: boolean;
}

/** All maps of a step's inputs whose fields are known, outer ones first; none for an unknown action. */
export function readFieldMaps(inputs: SyntaxNode | undefined, spec: WorkflowActionSpec | undefined): readonly FieldMap[] {
  const node = mapOf(inputs);
  if (node === undefined || spec === undefined) return [];
  const found: FieldMap[] = [];
  collect(found, { node, fields: spec.inputs, open: false, owner: spec.name });
  return found;
}

function collect(found: FieldMap[], map: Omit<FieldMap, 'given'>): void {
  const given: GivenField[] = [];
  for (const entry of entriesOf(map.node)) {
    const name = plainKey(entry.key.value);
    const field = map.fields.find((each) => each.name === name);
    if (field !== undefined) given.push({ field, entry, byPath: isPathKey(entry.key.value) });
  }
  found.push({ ...map, given });
  for (const { field, entry, byPath } of given) if (!byPath) descend(found, field, entry.value);
}

function descend(
  found: FieldMap[],
  { name, type }: { readonly name: string; readonly type: ValueType },
  value: SyntaxNode | undefined,
): void {
  const node = follow(value);
  if (node === undefined || node.kind === 'scalar') return;
  if (type.kind === 'object' && node.kind === 'map')
    collect(found, { node, fields: type.fields, open: type.open === true, owner: `“${name}”` });
  if (type.kind !== 'list') return;
  if (node.kind === 'list') for (const item of node.items) descend(found, { name, type: type.of }, item.value);
  else if (type.orOne === true) descend(found, { name, type: type.of }, node);
}

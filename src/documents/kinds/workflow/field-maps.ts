import { follow } from '../../syntax/aliases.ts';
import { entriesOf, mapOf } from '../../syntax/entries.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import type { WorkflowStep } from './model.ts';
import { isPathKey, plainKey } from './path-key.ts';
import type { Field, ValueType } from './value-type.ts';

/** A map of a step's inputs and what it may hold: the inputs themselves, or a map inside one of them. */
export interface FieldMap {
  readonly node: MapNode;
  readonly fields: readonly Field[];
  /** What has these fields, in words. */
  readonly owner: string;
}

/** A field that is given, and how. */
export interface GivenField {
  readonly field: Field;
  readonly entry: MapEntry;
  /** By reference: its key ends in `.$`. */
  readonly byPath: boolean;
}

/** All maps of a step's inputs whose fields are known, outer ones first; none for an unknown action. */
export function fieldMaps({ inputs, spec }: WorkflowStep): readonly FieldMap[] {
  const node = mapOf(inputs);
  if (node === undefined || spec === undefined) return [];
  const found: FieldMap[] = [];
  collect(found, { node, fields: spec.inputs, owner: spec.name });
  return found;
}

/** The fields that are given in a map, in document order. */
export function givenFields({ node, fields }: FieldMap): readonly GivenField[] {
  return entriesOf(node).flatMap((entry) => {
    const field = fields.find(({ name }) => name === plainKey(entry.key.value));
    return field === undefined ? [] : [{ field, entry, byPath: isPathKey(entry.key.value) }];
  });
}

function collect(found: FieldMap[], map: FieldMap): void {
  found.push(map);
  for (const { field, entry, byPath } of givenFields(map)) if (!byPath) descend(found, { name: field.name, type: field.type }, entry.value);
}

function descend(
  found: FieldMap[],
  { name, type }: { readonly name: string; readonly type: ValueType },
  value: SyntaxNode | undefined,
): void {
  const node = follow(value);
  if (node === undefined || node.kind === 'scalar') return;
  if (type.kind === 'object' && node.kind === 'map') collect(found, { node, fields: type.fields, owner: `“${name}”` });
  if (type.kind !== 'list') return;
  if (node.kind === 'list') for (const item of node.items) descend(found, { name, type: type.of }, item.value);
  else if (type.orOne === true) descend(found, { name, type: type.of }, node);
}

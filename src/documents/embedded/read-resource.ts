import type { ResourceKind } from '../kinds/kind.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { scalarMap } from '../syntax/scalar-map.ts';
import type { MapNode } from '../syntax/tree.ts';
import { add, newAssembly } from './assembly.ts';
import { type Carrier, carriers } from './carriers.ts';
import { fileReference } from './file-reference.ts';
import { innerText } from './inner-text.ts';
import type { HostDocument } from './model.ts';

const byKind: ReadonlyMap<string, Carrier> = new Map(carriers.map((carrier) => [carrier.resource, carrier]));

/** The document that the file of a component, workflow or container recipe carries, or the file that it names. */
export function readResource(kind: ResourceKind, root: MapNode, text: string): HostDocument | undefined {
  const carrier = byKind.get(kind);
  if (carrier === undefined) return undefined;
  const data = scalarNamed(root, carrier.data);
  const named = [data, scalarNamed(root, carrier.uri)].flatMap((scalar) => {
    const isName = scalar !== undefined && (scalar !== data || scalar.value.startsWith('file://'));
    return (isName ? fileReference(scalar.value, scalar.range, carrier.kind) : undefined) ?? [];
  });
  if (data?.type !== 'string') return { documents: [], references: named, unresolved: [] };
  const assembly = newAssembly();
  add(assembly, data.value, { map: scalarMap(text, data), from: 0 });
  const inner = innerText(carrier, scalarNamed(root, 'name')?.value, assembly);
  return { documents: inner === undefined ? [] : [inner], references: named, unresolved: [] };
}

import type { ResourceKind } from '../kinds/kind.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { scalarMap } from '../syntax/scalar-map.ts';
import type { MapNode } from '../syntax/tree.ts';
import { add, newAssembly } from './assembly.ts';
import { addBlockTail } from './block-tail.ts';
import { type Carrier, carriers } from './carriers.ts';
import { innerText, registeredFor } from './inner-text.ts';
import type { HostDocument } from './model.ts';

const byKind: ReadonlyMap<string, Carrier> = new Map(carriers.map((carrier) => [carrier.resource, carrier]));

/** The document that the file of a component, workflow or container recipe carries. Files that it names are among its own links. */
export function readResource(kind: ResourceKind, root: MapNode, text: string): HostDocument | undefined {
  const carrier = byKind.get(kind);
  const data = carrier && scalarNamed(root, carrier.data);
  if (carrier === undefined || data?.type !== 'string') return undefined;
  const assembly = newAssembly();
  const map = scalarMap(text, data);
  add(assembly, data.value, { map, from: 0 });
  addBlockTail(assembly, { text, scalar: data, map });
  const inner = registeredFor(innerText(carrier, scalarNamed(root, 'name')?.value, assembly), scalarNamed(root, 'platform')?.value);
  return inner === undefined ? undefined : { documents: [inner], references: [], unresolved: [] };
}

import { entriesOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import { newAssembly } from '../assembly.ts';
import { type Carrier, carriers } from '../carriers.ts';
import { fileReference } from '../file-reference.ts';
import { innerText, registeredFor } from '../inner-text.ts';
import type { FileReference, HostDocument, InnerText, UnresolvedName } from '../model.ts';
import { addLiteral } from './literal.ts';
import { templateNames } from './names.ts';
import { tagOf } from './tag.ts';

const byType: ReadonlyMap<string, Carrier> = new Map(carriers.map((carrier) => [carrier.cloudFormation, carrier]));

/** The documents inside a CloudFormation or SAM template, and the files that it names. */
export function readTemplate(root: MapNode, text: string): HostDocument {
  const documents: InnerText[] = [];
  const references: FileReference[] = [];
  const unresolved: UnresolvedName[] = [];
  const names = templateNames(root);
  for (const { key, value } of resourcesIn(root)) {
    const carrier = byType.get(scalarNamed(mapOf(value), 'Type')?.value ?? '');
    const properties = carrier === undefined ? undefined : mapOf(valueNamed(mapOf(value), 'Properties'));
    if (carrier === undefined || properties === undefined) continue;
    const data = entryNamed(properties, capitalized(carrier.data));
    const assembly = newAssembly();
    const reader = { text, names, unresolved, assembly, nesting: 0 };
    if (data?.value !== undefined && addLiteral(reader, { node: data.value, from: data.key.range.end })) {
      const inner = registeredFor(innerText(carrier, key.value, assembly), scalarNamed(properties, 'Platform')?.value);
      if (inner !== undefined) documents.push(inner);
    }
    const reference = referenceOf(text, carrier, entryNamed(properties, capitalized(carrier.uri)));
    if (reference !== undefined) references.push(reference);
  }
  return { documents, references, unresolved };
}

function resourcesIn(root: MapNode): readonly MapEntry[] {
  const resources = mapOf(valueNamed(root, 'Resources'));
  return resources === undefined ? [] : entriesOf(resources);
}

function referenceOf(text: string, carrier: Carrier, entry: MapEntry | undefined): FileReference | undefined {
  const scalar = scalarOf(entry?.value);
  if (entry === undefined || scalar === undefined || tagOf(text, scalar, entry.key.range.end) !== undefined) return undefined;
  return fileReference(scalar.value, scalar.range, carrier.kind);
}

function capitalized(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}

import type { Component } from '../protocol/imagebuilder-shapes.ts';
import type { ResourceRow } from '../store/resources.ts';
import { managedComponents } from './components/index.ts';
import { offered } from './row.ts';

/** When the documents were written; they change with Kiln, and then with their version. */
const created = '2026-11-21T00:00:00.000Z';

/** The managed components of a Region, as GetComponent answers them. */
export function componentResources(region: string): readonly ResourceRow<Component>[] {
  return managedComponents.map(({ document, supportedOsVersions, parameters = [], ...component }, index) =>
    offered<Component>({
      ...{ kind: 'component', slug: component.name, version: component.version, region, sequence: index + 1 },
      body: (arn) => ({
        ...component,
        arn,
        supportedOsVersions: [...supportedOsVersions],
        parameters: [...parameters],
        owner: 'Amazon',
        data: document,
        encrypted: true,
        dateCreated: created,
      }),
    }),
  );
}

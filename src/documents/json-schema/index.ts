import type { DocumentKind, ResourceKind } from '../kinds/kind.ts';
import { isResource } from '../kinds/resource/bind.ts';
import { operationsByKind } from '../kinds/resource/operations.ts';
import { componentSchema } from './component.ts';
import { resourceSchema } from './resource.ts';
import type { JsonSchema } from './schema.ts';
import { settingsSchema } from './settings.ts';
import { workflowSchema } from './workflow.ts';

const resourceKinds = Object.keys(operationsByKind) as ResourceKind[];

/** The kinds that have a schema: those that are YAML or JSON, and ours. */
export const schemaKinds: readonly DocumentKind[] = ['component', 'workflow', ...resourceKinds, 'kiln-config'];

/** A JSON Schema (draft 7) of a kind of document, for other tools; undefined for kinds without one. */
export function jsonSchema(kind: DocumentKind): JsonSchema | undefined {
  if (isResource(kind)) return resourceSchema(kind);
  switch (kind) {
    case 'component':
      return componentSchema();
    case 'workflow':
      return workflowSchema();
    case 'kiln-config':
      return settingsSchema();
    default:
      return undefined;
  }
}

import type { DocumentKind, ResourceKind } from '../kinds/kind.ts';
import { isResource } from '../kinds/resource/bind.ts';
import { operationsByKind } from '../kinds/resource/operations.ts';
import { componentSchema } from './component.ts';
import { resourceSchema } from './resource.ts';
import type { JsonSchema } from './schema.ts';
import { workflowSchema } from './workflow.ts';

/** The kinds that have a schema: those that are YAML or JSON, and ours. */
export const schemaKinds: readonly DocumentKind[] = ['component', 'workflow', ...(Object.keys(operationsByKind) as ResourceKind[])];

/** A JSON Schema (draft 7) of a kind of document, for other tools; undefined for kinds without one. */
export function jsonSchema(kind: DocumentKind): JsonSchema | undefined {
  if (isResource(kind)) return resourceSchema(kind);
  if (kind === 'component') return componentSchema();
  return kind === 'workflow' ? workflowSchema() : undefined;
}

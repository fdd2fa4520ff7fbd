import type { DocumentKind } from '../kinds/kind.ts';
import { isResource } from '../kinds/resource/bind.ts';
import { componentSchema } from './component.ts';
import { resourceSchema } from './resource.ts';
import type { JsonSchema } from './schema.ts';
import { workflowSchema } from './workflow.ts';

/** A JSON Schema (draft 7) of a kind of document, for other tools; undefined for kinds that are neither YAML nor JSON, or not ours. */
export function jsonSchema(kind: DocumentKind): JsonSchema | undefined {
  if (isResource(kind)) return resourceSchema(kind);
  if (kind === 'component') return componentSchema();
  return kind === 'workflow' ? workflowSchema() : undefined;
}

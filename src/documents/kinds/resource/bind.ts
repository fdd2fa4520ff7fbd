import { mapOf } from '../../syntax/entries.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { DocumentKind, ResourceKind } from '../kind.ts';
import type { ResourceDocument } from './model.ts';

const RESOURCES: Readonly<Record<ResourceKind, true>> = {
  'component-resource': true,
  'image-recipe': true,
  'container-recipe': true,
  'infrastructure-configuration': true,
  'distribution-configuration': true,
  'image-pipeline': true,
  image: true,
  'lifecycle-policy': true,
  'workflow-resource': true,
  'appstream-image-builder': true,
  'appstream-image-copy': true,
  'appstream-image-permissions': true,
  'appstream-updated-image': true,
};

export function isResource(kind: DocumentKind): kind is ResourceKind {
  return Object.hasOwn(RESOURCES, kind);
}

/** The typed view of a resource; undefined for documents that are none, or no map. */
export function bindResource(kind: DocumentKind, root: SyntaxNode | undefined): ResourceDocument | undefined {
  const node = mapOf(root);
  return isResource(kind) && node !== undefined ? { kind, node } : undefined;
}

import { entriesOf, mapOf } from '../../syntax/entries.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { DocumentKind, ResourceKind } from '../kind.ts';
import { checkRequest } from './check.ts';
import type { ResourceDocument } from './model.ts';
import { operationOf, operationsByKind } from './operations.ts';

export function isResource(kind: DocumentKind): kind is ResourceKind {
  return Object.hasOwn(operationsByKind, kind);
}

/** The typed view of a resource; undefined for documents that are none, or no map. */
export function bindResource(kind: DocumentKind, root: SyntaxNode | undefined): ResourceDocument | undefined {
  if (!isResource(kind)) return undefined;
  const node = mapOf(root);
  if (node === undefined) return undefined;
  const operation = operationOf(kind, new Set(entriesOf(node).map(({ key }) => key.value)));
  return { kind, node, operation, ...checkRequest(node, operation) };
}

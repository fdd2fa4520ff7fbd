import type { DocumentKind, ResourceKind } from '../kinds/kind.ts';
import { mapOf } from '../syntax/entries.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { readTemplate } from './cloudformation/read-template.ts';
import type { HostDocument } from './model.ts';
import { readResource } from './read-resource.ts';
import { readConfiguration } from './terraform/read-configuration.ts';

const CARRYING: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['component-resource', 'workflow-resource', 'container-recipe']);

/** What a file holds of other documents; undefined where that is nothing. A file that never mentions Image Builder costs a search. */
export function readHost(kind: DocumentKind, tree: SyntaxTree, text: string): HostDocument | undefined {
  if (kind === 'terraform') return readConfiguration(text);
  const root = mapOf(tree.root);
  if (root === undefined) return undefined;
  if (kind === 'cloudformation') return text.includes('AWS::ImageBuilder::') ? readTemplate(root, text) : undefined;
  return isCarrying(kind) ? readResource(kind, root, text) : undefined;
}

function isCarrying(kind: DocumentKind): kind is ResourceKind {
  return CARRYING.has(kind);
}

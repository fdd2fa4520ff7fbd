import type { Analysis } from '../analysis.ts';
import { documentScope } from '../kinds/component/key-scopes.ts';
import { follow } from '../syntax/aliases.ts';
import { completeKeys } from './complete-keys.ts';
import { completeReferences } from './complete-references.ts';
import { completeValues } from './complete-values.ts';
import { cursorAt } from './cursor.ts';
import { scopeAt } from './scope.ts';
import type { Completion } from './types.ts';

/**
 * What can be typed at an offset of a component document, the required things first. Reads the text around the cursor rather than the
 * tree, so it works on half-typed documents; never throws. Documents of other kinds get nothing yet.
 */
export function complete(analysis: Analysis, offset: number): readonly Completion[] {
  if (analysis.kind !== 'component' && !isBeginning(analysis)) return [];
  const references = completeReferences(analysis, offset);
  if (references !== undefined) return references;
  const cursor = cursorAt(analysis, offset);
  if (cursor === undefined) return [];
  if (cursor.position === 'value') return completeValues(cursor);
  const scope = scopeAt(cursor.place, cursor.action);
  return scope === undefined ? [] : completeKeys(cursor, scope);
}

/** A new file is none of the kinds yet; as long as it holds nothing else a component is the likeliest to come of it. */
function isBeginning({ kind, tree }: Analysis): boolean {
  if (kind !== 'unknown') return false;
  const root = follow(tree.root);
  return root?.kind === 'map' ? root.entries.every(({ key }) => documentScope.names.has(key.value)) : root?.kind !== 'list';
}

import { cursorAt } from '../cursor.ts';
import { completionsInBrackets } from '../flow/completions.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { actionAt } from './action-at.ts';
import { completeKeys } from './complete-keys.ts';
import { completeReferences } from './complete-references.ts';
import { completeValues } from './complete-values.ts';
import { scopeAt } from './scope.ts';
import { isText } from './text-keys.ts';

/** What can be typed at a place of a component document, the required things first. */
export function complete({ analysis, offset }: Place): readonly Completion[] {
  const references = completeReferences(analysis, offset);
  if (references !== undefined) return references;
  const cursor = cursorAt(analysis, offset);
  if (cursor === undefined) return [];
  const scope = scopeAt(cursor.place, actionAt(analysis, cursor));
  if (scope === undefined) return [];
  const found = cursor.position === 'value' ? completeValues(cursor, scope) : completeKeys(cursor, scope);
  return cursor.flow === undefined ? found : completionsInBrackets(found, cursor.flow, isText);
}

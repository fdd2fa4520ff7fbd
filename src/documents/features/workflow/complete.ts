import { cursorAt } from '../cursor.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { completeKeys } from './complete-keys.ts';
import { completePaths } from './complete-paths.ts';
import { completeValues } from './complete-values.ts';
import { scopeAt } from './scope.ts';
import { actionAt } from './step-at.ts';

/** What can be typed at a place of a workflow document, the required things first. */
export function complete(place: Place): readonly Completion[] {
  const { analysis, offset } = place;
  const { workflow } = analysis;
  if (workflow === undefined) return [];
  const cursor = cursorAt(analysis, offset);
  const scope = cursor && scopeAt(cursor.place, actionAt(analysis, cursor));
  const paths = completePaths({ analysis, workflow, offset, cursor, scope });
  if (paths !== undefined) return paths;
  if (cursor === undefined || scope === undefined) return [];
  const where = { cursor, workflow, offset };
  return cursor.position === 'value' ? completeValues(scope, where) : completeKeys(scope, where);
}

import { cursorAt } from '../cursor.ts';
import { completionsInBrackets } from '../flow/completions.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { completeKeys } from './complete-keys.ts';
import { completePaths } from './complete-paths.ts';
import { completeValues } from './complete-values.ts';
import { scopeAt } from './scope.ts';
import { actionAt } from './step-at.ts';
import { isText } from './text-keys.ts';

/** What can be typed at a place of a workflow document, the required things first. */
export function complete(place: Place): readonly Completion[] {
  const { analysis, offset } = place;
  const { workflow } = analysis;
  if (workflow === undefined) return [];
  const cursor = cursorAt(analysis, offset);
  const scope = cursor && scopeAt(cursor.place, actionAt(analysis, cursor));
  const paths = completePaths({ analysis, workflow, offset, cursor, scope });
  if (paths !== undefined) return cursor?.flow?.isJson === true ? paths.map((path) => quoted(path, place)) : paths;
  if (cursor === undefined || scope === undefined) return [];
  const where = { cursor, workflow, offset };
  const found = cursor.position === 'value' ? completeValues(scope, where) : completeKeys(scope, where);
  return cursor.flow === undefined ? found : completionsInBrackets(found, cursor.flow, isText);
}

/** A path as JSON wants it, unless quotes stand around it already. */
function quoted(path: Completion, { analysis: { text } }: Place): Completion {
  return text[path.range.start - 1] === '"' ? path : { ...path, insertText: `"${path.insertText}"` };
}

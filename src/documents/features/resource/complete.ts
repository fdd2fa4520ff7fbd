import { isResource } from '../../kinds/resource/bind.ts';
import { type Operation, operationOf } from '../../kinds/resource/operations.ts';
import { type NamedShape, named, shapeAt, shapeOfMember } from '../../kinds/resource/shape-at.ts';
import { cursorAt } from '../cursor.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { completeMembers } from './complete-members.ts';
import { completeValues } from './complete-values.ts';
import { json, yaml } from './notation.ts';

/** What can be typed at a place of a request, told by the lines around it, so that it works on half-typed texts. */
export function complete(place: Place): readonly Completion[] {
  const { analysis, offset } = place;
  const cursor = cursorAt(analysis, offset);
  if (!isResource(analysis.kind) || cursor === undefined || !isWord(analysis.text.slice(cursor.range.start, offset))) return [];
  const operation = analysis.resource?.operation ?? operationOf(analysis.kind, cursor.siblings);
  const notation = /^\s*\{/.test(analysis.text) ? json : yaml;
  const found = shapeAt(operation, cursor.place);
  const owner = notation === json ? throughList(operation, found) : found;
  if (owner === undefined) return [];
  if (cursor.position === 'key') return completeMembers(cursor, owner, { operation, notation });
  const member = shapeOfMember(operation, owner.shape, cursor.key ?? '');
  return member === undefined ? [] : completeValues(member, { cursor, notation, subject: place });
}

/** Only a word, a path or an ARN is completed: whatever else stands before the cursor, a flow list for one, would be replaced with it. */
function isWord(typed: string): boolean {
  return /^["']?[\w./:-]*$/.test(typed);
}

/** Lists of JSON have no dashes that would tell an item from the list. */
function throughList(operation: Operation, found: NamedShape | undefined): NamedShape | undefined {
  return found?.shape.type === 'list' ? named(operation, found.shape.of) : found;
}

import { isResource } from '../../kinds/resource/bind.ts';
import { type Operation, operationOf } from '../../kinds/resource/operations.ts';
import { type NamedShape, shapeAt, shapeOfMember } from '../../kinds/resource/shape-at.ts';
import { type Cursor, cursorAt } from '../cursor.ts';
import { completionsInBrackets } from '../flow/completions.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { completeMembers } from './complete-members.ts';
import { completeValues } from './complete-values.ts';

/** What can be typed at a place of a request, told by the lines around it, so that it works on half-typed texts. */
export function complete(place: Place): readonly Completion[] {
  const { analysis, offset } = place;
  const cursor = cursorAt(analysis, offset);
  if (!isResource(analysis.kind) || cursor === undefined || !isWord(analysis.text.slice(cursor.range.start, offset))) return [];
  const operation = analysis.resource?.operation ?? operationOf(analysis.kind, cursor.siblings);
  const owner = shapeAt(operation, cursor.place);
  if (owner === undefined) return [];
  const found = completeIn(owner, { operation, cursor, place });
  return cursor.flow === undefined ? found : completionsInBrackets(found, cursor.flow, (key) => isText(operation, key));
}

interface Where {
  readonly operation: Operation;
  readonly cursor: Cursor;
  readonly place: Place;
}

function completeIn(owner: NamedShape, { operation, cursor, place }: Where): readonly Completion[] {
  if (cursor.position === 'key') return completeMembers(cursor, owner, operation);
  const member = shapeOfMember(operation, owner.shape, cursor.key ?? '');
  return member === undefined ? [] : completeValues(member, cursor, place);
}

/** Only a word, a path or an ARN is completed: whatever else stands before the cursor, a flow list for one, would be replaced with it. */
function isWord(typed: string): boolean {
  return /^["']?[\w./:-]*$/.test(typed);
}

/** Whether a member, or each item of it, is a text; members of one name are of one type in all structures of a service. */
function isText({ shapes }: Operation, key: string): boolean {
  for (const shape of Object.values(shapes)) {
    if (shape.type !== 'structure' || !Object.hasOwn(shape.members, key)) continue;
    const member = shapes[shape.members[key] ?? ''];
    return (member?.type === 'list' ? shapes[member.of] : member)?.type === 'string';
  }
  return true;
}

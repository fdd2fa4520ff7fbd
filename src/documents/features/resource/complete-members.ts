import type { Operation } from '../../kinds/resource/operations.ts';
import { type NamedShape, named } from '../../kinds/resource/shape-at.ts';
import { indented } from '../component/snippets.ts';
import type { Cursor } from '../cursor.ts';
import type { Completion } from '../types.ts';
import { describeMember } from './describe.ts';
import { itemSnippet, valueSnippet } from './member-snippets.ts';

/** Tokens and trial runs belong to the sending of a request, not to a file. */
const ofSending: ReadonlySet<string> = new Set(['clientToken', 'dryRun']);

/** The members that may stand at the cursor and do not stand beside it yet, the required ones first; where a list is, a new item. */
export function completeMembers(cursor: Cursor, owner: NamedShape, operation: Operation): readonly Completion[] {
  if (owner.shape.type === 'list') return newItem(cursor, owner.shape.of, operation);
  if (owner.shape.type !== 'structure') return [];
  const missing = Object.keys(owner.shape.members).filter((name) => !cursor.siblings.has(name) && !ofSending.has(name));
  return missing.flatMap((name, at) => memberCompletion(cursor, { owner, name, at }, operation) ?? []);
}

interface Member {
  readonly owner: NamedShape;
  readonly name: string;
  /** The place in the model, which is the order in which the service's own pages show members. */
  readonly at: number;
}

function memberCompletion(cursor: Cursor, { owner, name, at }: Member, operation: Operation): Completion | undefined {
  if (owner.shape.type !== 'structure') return undefined;
  const member = named(operation, owner.shape.members[name] ?? '');
  if (member === undefined) return undefined;
  const isRequired = owner.shape.required?.includes(name) === true;
  return {
    label: name,
    kind: 'key',
    detail: isRequired ? 'required' : 'optional',
    documentation: describeMember(operation, owner, name) ?? '',
    range: cursor.range,
    ...insertion(cursor, name, () => valueSnippet(operation, member.shape)),
    sortText: `${isRequired ? 0 : 1}${String(at).padStart(3, '0')}`,
  };
}

function newItem(cursor: Cursor, shapeName: string, operation: Operation): readonly Completion[] {
  const item = named(operation, shapeName);
  if (item === undefined) return [];
  const insertText = indented(itemSnippet(operation, item), cursor);
  return [{ label: 'new item', kind: 'snippet', range: cursor.range, insertText, snippet: true }];
}

/** A member and what its value needs; alone where a colon stands already. */
function insertion(cursor: Cursor, name: string, value: () => string): Pick<Completion, 'insertText' | 'snippet'> {
  if (cursor.restOfLine.startsWith(':')) return { insertText: name, snippet: false };
  return { insertText: indented(`${name}:${value()}`, cursor), snippet: true };
}

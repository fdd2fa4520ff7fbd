import type { PlanItem } from '../../contract/index.ts';
import { resourceArn } from './arn.ts';
import { fieldChanges, fieldsOf, updateBody } from './field-changes.ts';
import { publishKinds } from './kinds/index.ts';
import type { Wanted } from './plan-versioned.ts';
import type { Decision, Planning } from './planning.ts';

/** What must happen for the account to have a configuration, pipeline or policy as its file says: there is one of a name, replaced in place. */
export async function planNamed(planning: Planning, wanted: Wanted): Promise<Decision> {
  const { body, links, edits } = wanted;
  const kind = publishKinds[wanted.kind];
  const name = String(body.name);
  const arn = resourceArn(planning.aws.connection, kind.type(body), name);
  const item = { ...wanted.item, kind: kind.kind, name, arn, choices: [], changes: [] };
  const step = { key: item.key, kind: kind.kind, name, arn, links, edits };
  const actual = await kind.read(planning.api, arn);
  if (!actual) {
    const created: PlanItem = { ...item, action: 'create', reason: 'the account has none of this name', changes: fieldsOf(kind, body) };
    return { item: created, arn, step: { ...step, action: 'create', body } };
  }
  const changes = fieldChanges(kind, body, actual);
  if (changes.length === 0)
    return { item: { ...item, action: 'unchanged', reason: 'the account has the same', edits: [] }, arn, found: actual };
  const reason = `differs in ${changes.map(({ field }) => field).join(', ')}`;
  const request = { ...updateBody(kind, body), [kind.arnMember]: arn };
  const before = { ...updateBody(kind, actual), [kind.arnMember]: arn };
  const replaced = { ...step, action: 'update', body: request, before } as const;
  return { item: { ...item, action: 'update', reason, changes }, arn, step: replaced, found: actual };
}

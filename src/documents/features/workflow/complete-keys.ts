import type { KeySpec } from '../../kinds/component/keys.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { type WorkflowOperator, workflowOperatorByName, workflowOperators } from '../../kinds/workflow/operators.ts';
import { PATH_SUFFIX, plainKey } from '../../kinds/workflow/path-key.ts';
import type { Field } from '../../kinds/workflow/value-type.ts';
import { describeKey } from '../component/describe.ts';
import { indented } from '../component/snippets.ts';
import type { Cursor } from '../cursor.ts';
import type { Completion } from '../types.ts';
import { describeField, describeOperator, keyOf } from './describe.ts';
import type { Scope } from './scope.ts';
import { newItems, stepsBefore, valueSnippet } from './snippets.ts';
import { stepAt } from './step-at.ts';

/** Where something is completed. */
export interface Where {
  readonly cursor: Cursor;
  readonly workflow: WorkflowDocument;
  readonly offset: number;
}

/** The keys that may stand at the cursor and do not stand beside it yet. */
export function completeKeys(scope: Scope, where: Where): readonly Completion[] {
  const { cursor } = where;
  switch (scope.kind) {
    case 'keys':
      return scope.keys.filter(({ name }) => !cursor.siblings.has(name)).map((key, at) => keyCompletion(key, cursor, at));
    case 'fields':
      return fieldCompletions(scope, where);
    case 'condition':
      return conditionCompletions(cursor);
    case 'list': {
      const { label, text } = newItems[scope.of];
      return [{ label, kind: 'snippet', range: cursor.range, insertText: indented(text, cursor), snippet: true }];
    }
  }
}

function keyCompletion(key: KeySpec, cursor: Cursor, at: number): Completion {
  const behind = key.value === 'list' ? '\n  - $0' : key.value === 'map' ? '\n  $0' : ' ';
  return {
    label: key.name,
    kind: 'key',
    detail: key.required ? 'required' : 'optional',
    documentation: describeKey(key),
    range: cursor.range,
    ...insertion(cursor, key.name, behind),
    sortText: order(key.required ? 0 : 1, at),
  };
}

/** Every input, and behind all of them every one again by reference. */
function fieldCompletions({ fields, inItem }: Extract<Scope, { kind: 'fields' }>, where: Where): readonly Completion[] {
  const given = new Set([...where.cursor.siblings.keys()].map(plainKey));
  const missing = fields.filter(({ name }) => !given.has(name));
  const dash = inItem || where.cursor.restOfLine.startsWith(':') ? '' : '- ';
  const own = missing.map((field, at) => {
    const key = keyOf(field);
    return fieldCompletion(field, where.cursor, {
      key,
      text: dash + key,
      behind: behindField(field, where),
      rank: field.required ? 0 : 1,
      at,
    });
  });
  const byPath = missing
    .filter(({ comesFrom }) => comesFrom === undefined)
    .map((field, at) => {
      const key = field.name + PATH_SUFFIX;
      return fieldCompletion(field, where.cursor, { key, text: dash + key, behind: ' ', rank: 2, at });
    });
  return [...own, ...byPath];
}

interface FieldKey {
  readonly key: string;
  readonly text: string;
  readonly behind: string;
  readonly rank: number;
  readonly at: number;
}

function fieldCompletion(field: Field, cursor: Cursor, { key, text, behind, rank, at }: FieldKey): Completion {
  const detail = rank === 2 ? 'by reference' : field.required ? 'required' : 'optional';
  return {
    label: key,
    kind: 'input',
    detail,
    documentation: describeField(field),
    range: cursor.range,
    ...insertion(cursor, text, behind),
    sortText: order(rank, at),
  };
}

function behindField(field: Field, { workflow, offset }: Where): string {
  const { type, comesFrom } = field;
  if (comesFrom !== undefined) return ` ${valueSnippet(field, stepsBefore(workflow, stepAt(workflow, offset)), 1)}`;
  if (type.kind === 'list') return '\n  - $0';
  return type.kind === 'map' || type.kind === 'object' ? '\n  $0' : ' ';
}

function conditionCompletions(cursor: Cursor): readonly Completion[] {
  const present = [...cursor.siblings.keys()].map(workflowOperatorByName).find((operator) => operator !== undefined);
  if (present === undefined) return workflowOperators.map((operator, at) => operatorCompletion(operator, cursor, at));
  if (!isComparison(present) || cursor.siblings.has('value')) return [];
  const documentation = 'The path that is compared, such as `$.imagebuilder.platform`.';
  return [{ label: 'value', kind: 'key', detail: 'required', documentation, range: cursor.range, ...insertion(cursor, 'value', ' ') }];
}

function operatorCompletion(operator: WorkflowOperator, cursor: Cursor, at: number): Completion {
  const below = operator.operand === 'conditions' ? '\n  - $0' : '\n  $0';
  const hasValue = cursor.siblings.has('value');
  return {
    label: operator.name,
    kind: 'key',
    detail: 'operator',
    documentation: describeOperator(operator),
    range: cursor.range,
    ...insertion(cursor, operator.name, isComparison(operator) ? (hasValue ? ' ' : ' $1\nvalue: $0') : below),
    sortText: order(1, at),
  };
}

function isComparison({ operand }: WorkflowOperator): boolean {
  return operand !== 'conditions' && operand !== 'condition';
}

/** A key and what follows it; alone where a colon stands already. */
function insertion(cursor: Cursor, name: string, behind: string): Pick<Completion, 'insertText' | 'snippet'> {
  if (cursor.restOfLine.startsWith(':')) return { insertText: name, snippet: false };
  const isSnippet = /\$[0-9{]/.test(behind);
  // In a snippet a dollar sign of the key is escaped.
  const key = isSnippet ? name.replaceAll('$', '\\$') : name;
  return { insertText: indented(`${key}:${behind}`, cursor), snippet: isSnippet };
}

function order(rank: number, at: number): string {
  return `${rank}${String(at).padStart(3, '0')}`;
}

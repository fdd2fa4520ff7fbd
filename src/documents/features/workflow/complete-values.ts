import { workflowActions } from '../../kinds/workflow/actions/index.ts';
import { parsePath } from '../../kinds/workflow/path.ts';
import { typeOfPath } from '../../kinds/workflow/resolve.ts';
import type { ValueType } from '../../kinds/workflow/value-type.ts';
import { indented } from '../component/snippets.ts';
import type { Completion } from '../types.ts';
import type { Where } from './complete-keys.ts';
import { describeAction } from './describe.ts';
import type { Scope } from './scope.ts';
import { inputsSnippet, stepsBefore } from './snippets.ts';
import { stepAt } from './step-at.ts';

const booleans = ['true', 'false'];

/** What can be the value of the key that the cursor stands behind, paths aside. */
export function completeValues(scope: Scope, where: Where): readonly Completion[] {
  const { cursor } = where;
  if (scope.kind === 'fields') {
    const field = scope.fields.find(({ name }) => name === cursor.key);
    return field === undefined ? [] : words(where, wordsOf(field.type), field.default);
  }
  if (scope.kind === 'condition') return words(where, constantsFor(where), undefined);
  if (scope.kind !== 'keys') return [];
  if (scope.of === 'step' && cursor.key === 'action') return actionCompletions(where);
  const key = scope.keys.find(({ name }) => name === cursor.key);
  return words(where, key?.enum ?? (key?.value === 'boolean' ? booleans : []), key?.default);
}

function wordsOf(type: ValueType | undefined): readonly string[] {
  if (type?.kind === 'boolean') return booleans;
  return type?.kind === 'text' ? (type.enum ?? []) : [];
}

/** Behind an operator: the words that the path beside it can be. */
function constantsFor({ cursor, workflow }: Where): readonly string[] {
  if (cursor.key === 'booleanEquals') return booleans;
  if (cursor.key !== 'stringEquals') return [];
  const path = parsePath((cursor.siblings.get('value') ?? '').replaceAll(/^['"]|['"]$/g, ''), 0);
  return path === undefined ? [] : wordsOf(typeOfPath(path, workflow));
}

function words({ cursor }: Where, values: readonly string[], assumed: string | undefined): readonly Completion[] {
  return values.map((value) => ({
    label: value,
    kind: 'value',
    ...(value === assumed && { detail: 'default' }),
    range: cursor.range,
    insertText: value,
    snippet: false,
  }));
}

/** With the inputs that the action needs, unless the step has inputs or something stands behind the cursor. */
function actionCompletions({ cursor, workflow, offset }: Where): readonly Completion[] {
  const bare = cursor.siblings.has('inputs') || cursor.restOfLine.trim() !== '';
  const before = stepsBefore(workflow, stepAt(workflow, offset));
  return workflowActions.map((action) => {
    const inputs = bare ? '' : inputsSnippet(action, before);
    return {
      label: action.name,
      kind: 'action',
      detail: action.stages.join(', '),
      documentation: describeAction(action),
      range: cursor.range,
      insertText: inputs === '' ? action.name : indented(`${action.name}\n${inputs.replaceAll('.$:', '.\\$:')}`, cursor),
      snippet: inputs !== '',
    };
  });
}

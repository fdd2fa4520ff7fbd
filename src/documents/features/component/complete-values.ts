import { actions } from '../../actions/index.ts';
import { imageBuilderPhases, type KeySpec, outcomeKeys } from '../../kinds/component/keys.ts';
import type { Cursor } from '../cursor.ts';
import type { Completion } from '../types.ts';
import { describeAction } from './describe.ts';
import type { Scope } from './scope.ts';
import { indented, inputsSnippet } from './snippets.ts';

/** What can be the value of the key that the cursor stands behind. */
export function completeValues(cursor: Cursor, scope: Scope): readonly Completion[] {
  if (scope.kind === 'inputs') {
    const input = scope.spec.inputs.find(({ name }) => name === cursor.key);
    return words(cursor, input?.enum ?? (input?.type === 'boolean' ? booleans : []), input?.default);
  }
  if (scope.kind === 'condition') return wordsOf(cursor, outcomeKeys);
  if (scope.kind !== 'keys') return [];
  if (scope.of === 'step' && cursor.key === 'action') return actionCompletions(cursor);
  if (scope.of === 'phase' && cursor.key === 'name') return phaseNames(cursor);
  return wordsOf(cursor, scope.keys);
}

const booleans = ['true', 'false'];

function wordsOf(cursor: Cursor, keys: readonly KeySpec[]): readonly Completion[] {
  const key = keys.find(({ name }) => name === cursor.key);
  return words(cursor, key?.enum ?? (key?.value === 'boolean' ? booleans : []), key?.default);
}

function words(cursor: Cursor, values: readonly string[], assumed: string | undefined): readonly Completion[] {
  return values.map((value) => ({
    label: value,
    kind: 'value',
    ...(value === assumed && { detail: 'default' }),
    range: cursor.range,
    insertText: value,
    snippet: false,
  }));
}

function phaseNames(cursor: Cursor): readonly Completion[] {
  return [...imageBuilderPhases].map(([name, description], at) => {
    return {
      label: name,
      kind: 'value',
      documentation: description,
      range: cursor.range,
      insertText: name,
      snippet: false,
      sortText: String(at),
    };
  });
}

/** With the inputs that the action needs, unless the step has inputs or something stands behind the cursor. */
function actionCompletions(cursor: Cursor): readonly Completion[] {
  const bare = cursor.siblings.has('inputs') || cursor.restOfLine.trim() !== '';
  return actions.map((action) => {
    const inputs = bare ? '' : inputsSnippet(action);
    return {
      label: action.name,
      kind: 'action',
      detail: action.platforms.join(', '),
      documentation: describeAction(action),
      range: cursor.range,
      insertText: inputs === '' ? action.name : indented(`${action.name}\n${inputs}`, cursor),
      snippet: inputs !== '',
    };
  });
}

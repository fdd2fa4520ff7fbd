import { actions } from '../../actions/index.ts';
import { type OperatorSpec, operators } from '../../actions/operators.ts';
import type { InputSpec } from '../../actions/spec.ts';
import { type KeySpec, outcomeKeys } from '../../kinds/component/keys.ts';
import type { Cursor } from '../cursor.ts';
import type { Completion } from '../types.ts';
import { describeAction, describeInput, describeKey, describeOperator } from './describe.ts';
import type { Scope } from './scope.ts';
import { indented, newItems } from './snippets.ts';

/** The keys that may stand at the cursor and do not stand beside it yet. */
export function completeKeys(cursor: Cursor, scope: Scope): readonly Completion[] {
  switch (scope.kind) {
    case 'keys':
      return missing(scope.keys, cursor).map((key, at) => keyCompletion(key, { cursor, at }));
    case 'inputs':
      return missing(scope.spec.inputs, cursor).map((input, at) => inputCompletion(input, { cursor, at, dash: !scope.inItem }));
    case 'condition':
      return conditionCompletions(cursor, scope.outermost);
    case 'list':
      return [newItem(scope.of, cursor), ...(scope.of === 'steps' ? stepsOfActions(cursor) : [])];
  }
}

function missing<T extends { readonly name: string }>(specs: readonly T[], { siblings }: Cursor): readonly T[] {
  return specs.filter(({ name }) => !siblings.has(name));
}

interface Where {
  readonly cursor: Cursor;
  /** The place in the list, which is the order in which a reader expects the keys. */
  readonly at: number;
  readonly dash?: boolean;
}

function keyCompletion(key: KeySpec, { cursor, at }: Where): Completion {
  const isCollection = key.value === 'list' || key.value === 'map' || key.name === 'inputs';
  const below = key.value === 'list' ? '\n  - $0' : '\n  $0';
  return {
    label: key.name,
    kind: 'key',
    detail: key.required ? 'required' : 'optional',
    documentation: describeKey(key),
    range: cursor.range,
    ...insertion(cursor, key.name, isCollection ? below : ' '),
    sortText: order(key.required, at),
  };
}

function inputCompletion(input: InputSpec, { cursor, at, dash = false }: Where): Completion {
  const isList = input.type === 'string-list' || input.type === 'name-value-list';
  const dashes = dash && !cursor.restOfLine.startsWith(':') ? '- ' : '';
  return {
    label: input.name,
    kind: 'input',
    detail: input.required ? 'required' : 'optional',
    documentation: describeInput(input),
    range: cursor.range,
    ...insertion(cursor, `${dashes}${input.name}`, isList ? '\n  - $0' : input.type === 'string-map' ? '\n  $0' : ' '),
    sortText: order(input.required, at),
  };
}

function conditionCompletions(cursor: Cursor, outermost: boolean): readonly Completion[] {
  const present = operators.find(({ name }) => cursor.siblings.has(name));
  const companions = present === undefined ? ['value', 'path'] : present.companion === undefined ? [] : [present.companion];
  const companionItems = companions
    .filter((name) => !cursor.siblings.has(name))
    .map(
      (name, at): Completion => ({
        label: name,
        kind: 'key',
        range: cursor.range,
        ...insertion(cursor, name, ' '),
        sortText: order(present !== undefined, at),
      }),
    );
  const operatorItems = present === undefined ? operators.map((operator, at) => operatorCompletion(operator, { cursor, at })) : [];
  const outcomes = outermost ? missing(outcomeKeys, cursor).map((key, at) => keyCompletion(key, { cursor, at: at + 50 })) : [];
  return [...operatorItems, ...companionItems, ...outcomes];
}

function operatorCompletion(operator: OperatorSpec, { cursor, at }: Where): Completion {
  const below = operator.operand === 'conditions' ? '\n  - $0' : operator.operand === 'condition' ? '\n  $0' : undefined;
  const beside = operator.companion === undefined ? ' ' : ` $1\n${operator.companion}: $0`;
  return {
    label: operator.name,
    kind: 'key',
    detail: 'operator',
    documentation: describeOperator(operator),
    range: cursor.range,
    ...insertion(cursor, operator.name, below ?? beside),
    sortText: order(false, at),
  };
}

function newItem(list: keyof typeof newItems, cursor: Cursor): Completion {
  const { label, text } = newItems[list];
  return { label, kind: 'snippet', range: cursor.range, insertText: indented(text, cursor), snippet: true, sortText: order(true, 0) };
}

/** A whole step of each action, as its description shows it. */
function stepsOfActions(cursor: Cursor): readonly Completion[] {
  return actions.map((action, at) => ({
    label: `${action.name} step`,
    kind: 'snippet',
    detail: action.summary,
    documentation: describeAction(action),
    range: cursor.range,
    insertText: indented(action.example.trimEnd().replaceAll('$', '\\$'), cursor),
    snippet: true,
    sortText: order(false, at),
  }));
}

/** A key and what follows it; alone where a colon stands already. */
function insertion(cursor: Cursor, name: string, behind: string): Pick<Completion, 'insertText' | 'snippet'> {
  if (cursor.restOfLine.startsWith(':')) return { insertText: name, snippet: false };
  const text = `${name}:${behind}`;
  return { insertText: indented(text, cursor), snippet: text.includes('$') };
}

function order(required: boolean, at: number): string {
  return `${required ? 0 : 1}${String(at).padStart(3, '0')}`;
}

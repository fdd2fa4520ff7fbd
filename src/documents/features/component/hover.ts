import { actionByName } from '../../actions/index.ts';
import { operatorByName } from '../../actions/operators.ts';
import { imageBuilderPhases, type KeySpec, outcomeKeys } from '../../kinds/component/keys.ts';
import { type NodePath, nodePathAt } from '../../syntax/node-path.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Place } from '../language.ts';
import type { Hover } from '../types.ts';
import { describeAction, describeInput, describeKey, describeOperator } from './describe.ts';
import { hoverReference } from './hover-reference.ts';
import { type Scope, scopeAt } from './scope.ts';
import { stepAt } from './step-at.ts';

/** What stands at an offset of a component document, in words: an action, a key, an input, an operator, a reference and what it leads to. */
export function hover({ analysis, offset }: Place): Hover | undefined {
  if (analysis.component === undefined) return undefined;
  const reference = hoverReference(analysis, offset);
  if (reference !== undefined) return reference;
  const path = nodePathAt(analysis.tree.root, offset);
  if (path?.key === undefined || path.scalar === undefined) return undefined;
  const scope = scopeAt(path.place, stepAt(analysis, offset)?.action?.value);
  const contents = scope === undefined ? undefined : describe(scope, path, path.key);
  return contents === undefined ? undefined : { range: path.scalar.range, contents };
}

function describe(scope: Scope, { scalar }: NodePath, key: ScalarNode): string | undefined {
  const isValue = scalar !== key;
  switch (scope.kind) {
    case 'keys':
      return (isValue ? describeValue(scope, key.value, scalar?.value ?? '') : undefined) ?? describeNamed(scope.keys, key.value);
    case 'inputs': {
      const input = scope.spec.inputs.find(({ name }) => name === key.value);
      return input === undefined ? undefined : describeInput(input);
    }
    case 'condition': {
      const operator = operatorByName(key.value);
      return operator === undefined ? describeNamed(outcomeKeys, key.value) : describeOperator(operator);
    }
    case 'list':
      return undefined;
  }
}

function describeNamed(keys: readonly KeySpec[], name: string): string | undefined {
  const key = keys.find((each) => each.name === name);
  return key === undefined ? undefined : describeKey(key);
}

/** Values that have a description of their own. */
function describeValue({ of }: Extract<Scope, { kind: 'keys' }>, key: string, value: string): string | undefined {
  if (of === 'step' && key === 'action') {
    const action = actionByName(value);
    return action === undefined ? undefined : describeAction(action);
  }
  const phase = of === 'phase' && key === 'name' ? imageBuilderPhases.get(value) : undefined;
  return phase === undefined ? undefined : `**${value}** — ${phase}`;
}

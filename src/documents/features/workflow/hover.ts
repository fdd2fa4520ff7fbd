import type { Analysis } from '../../analysis.ts';
import { workflowActionByName } from '../../kinds/workflow/actions/index.ts';
import { workflowOperatorByName } from '../../kinds/workflow/operators.ts';
import { plainKey } from '../../kinds/workflow/path-key.ts';
import { targetOf } from '../../kinds/workflow/resolve.ts';
import { nodePathAt } from '../../syntax/node-path.ts';
import { describeKey } from '../component/describe.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { Hover } from '../types.ts';
import { describeAction, describeField, describeOperator, describeOutput, describeParameter, describeVariable } from './describe.ts';
import { referenceAt } from './reference-at.ts';
import { type Scope, scopeAt } from './scope.ts';
import { stepAt } from './step-at.ts';

/** What stands at an offset of a workflow document, in words: an action, a key, an input, an operator, a path and what it leads to. */
export function hover({ analysis, offset }: Place): Hover | undefined {
  const { workflow } = analysis;
  if (workflow === undefined) return undefined;
  const path = hoverPath(analysis, offset);
  if (path !== undefined) return path;
  const found = nodePathAt(analysis.tree.root, offset);
  if (found?.key === undefined || found.scalar === undefined) return undefined;
  const scope = scopeAt(found.place, stepAt(workflow, offset)?.action?.value);
  const value = found.scalar === found.key ? undefined : found.scalar.value;
  const contents = scope && describe(scope, found.key.value, value);
  return contents === undefined ? undefined : { range: found.scalar.range, contents };
}

function hoverPath({ workflow }: Analysis, offset: number): Hover | undefined {
  const found = workflow && referenceAt(workflow, offset);
  if (workflow === undefined || found === undefined) return undefined;
  const { path } = found.reference;
  const { parameter, step, output, variable } = targetOf(path, workflow);
  const isAtStep = path.parts[1] !== undefined && holds(path.parts[1].range, offset) && found.reference.exact;
  if (parameter !== undefined) return { range: path.range, contents: describeParameter(parameter) };
  if (variable !== undefined) return { range: path.range, contents: describeVariable(variable) };
  if (step?.spec === undefined) return undefined;
  if (output === undefined || isAtStep) return { range: path.range, contents: describeAction(step.spec) };
  return { range: path.range, contents: describeOutput(output, step.spec, step) };
}

function describe(scope: Scope, key: string, value: string | undefined): string | undefined {
  switch (scope.kind) {
    case 'keys': {
      const action = scope.of === 'step' && key === 'action' && value !== undefined ? workflowActionByName(value) : undefined;
      if (action !== undefined) return describeAction(action);
      const spec = scope.keys.find(({ name }) => name === plainKey(key));
      return spec && describeKey(spec);
    }
    case 'fields': {
      const field = scope.fields.find(({ name }) => name === plainKey(key));
      return field && describeField(field);
    }
    case 'condition': {
      const operator = workflowOperatorByName(key);
      if (operator !== undefined) return describeOperator(operator);
      return key === 'value' ? '**value** — The path that is compared, such as `$.imagebuilder.platform`.' : undefined;
    }
    case 'list':
      return undefined;
  }
}

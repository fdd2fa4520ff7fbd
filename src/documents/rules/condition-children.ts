import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { follow } from '../syntax/aliases.ts';
import { mapOf } from '../syntax/entries.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const conditionChildren: Rule = {
  id: 'condition-children',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'and and or combine two conditions or more, not turns one.',
  explanation:
    'The conditions of `and` and `or` are a list, one behind each dash. `not` takes one condition, as a map or as a list of one.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    or:
      - binaryExists: dnf
      - binaryExists: yum
  inputs:
    commands: ['echo ready']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    or:
      - binaryExists: dnf
  inputs:
    commands: ['echo ready']
`),
  source: userGuide.logic,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        const problem =
          spec.operand === 'conditions'
            ? problemOfList(spec.name, entry.value)
            : spec.operand === 'condition'
              ? problemOfOne(entry.value)
              : undefined;
        if (problem !== undefined) context.report(entry.key.range, problem);
      }
    }
  },
};

function problemOfList(name: string, node: SyntaxNode | undefined): string | undefined {
  const value = follow(node);
  if (value?.kind !== 'list') return `“${name}” takes a list of conditions: begin each one with a dash.`;
  if (!value.items.every((item) => mapOf(item.value) !== undefined))
    return `Each item of “${name}” is a condition, such as “- binaryExists: jq”.`;
  return value.items.length < 2 ? `“${name}” combines two conditions or more. Remove it, or add a condition.` : undefined;
}

function problemOfOne(node: SyntaxNode | undefined): string | undefined {
  const value = follow(node);
  if (value?.kind === 'map') return undefined;
  const isListOfOne = value?.kind === 'list' && value.items.length === 1 && mapOf(value.items[0]?.value) !== undefined;
  return isListOfOne ? undefined : '“not” takes one condition. Combine several with “and” or “or” below it.';
}

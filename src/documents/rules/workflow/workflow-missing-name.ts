import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingName: Rule = {
  id: 'workflow-missing-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every step, parameter and output of a workflow has a name.',
  explanation:
    'References go by the name. Unlike in component documents the name of a parameter stands behind the key `name`, beside its `type`.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('name: Apply\n  ', '')),
  source: workflowGuide.document,
  workflow({ parameters, steps, outputs }, context) {
    for (const { node } of parameters) check(node, 'parameter', context);
    for (const { node } of steps) check(node, 'step', context);
    for (const { node } of outputs) check(node, 'output', context);
  },
};

function check(node: MapNode | undefined, what: string, context: RuleContext<WorkflowDocument>): void {
  if (node === undefined) return;
  const entry = entryNamed(node, 'name');
  if (entry === undefined) context.report(headOf(node), `This ${what} has no “name”.`);
  else if (isNothing(entry.value)) context.report(entry.key.range, `The name of this ${what} is empty.`);
}

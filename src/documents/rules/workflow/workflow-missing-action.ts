import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingAction: Rule = {
  id: 'workflow-missing-action',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every step of a workflow has an action.',
  explanation: 'The action tells what the step does, for example `ExecuteComponents`.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('  action: ExecuteComponents\n', '')),
  source: workflowGuide.document,
  workflowStep({ node }, context) {
    if (node === undefined) return;
    const entry = entryNamed(node, 'action');
    if (entry === undefined) context.report(headOf(node), 'This step has no “action”.');
    else if (isNothing(entry.value)) context.report(entry.key.range, 'The action of this step is empty.');
  },
};

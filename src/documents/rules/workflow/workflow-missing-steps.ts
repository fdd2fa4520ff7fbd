import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { follow } from '../../syntax/aliases.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingSteps: Rule = {
  id: 'workflow-missing-steps',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A workflow has at least one step.',
  explanation: '`steps` is a list of 1 to 15 steps. A workflow without any is refused.',
  good: workflowWithSteps(goodStep),
  bad: 'schemaVersion: 1.0\nsteps: []\n',
  source: workflowGuide.document,
  workflow({ node }, context) {
    const entry = entryNamed(node, 'steps');
    if (entry === undefined) context.report(headOf(node), 'The workflow has no “steps”.');
    else if (isNothing(entry.value)) context.report(entry.key.range, '“steps” is empty. Begin each step with a dash.');
    else {
      const steps = follow(entry.value);
      if (steps?.kind === 'list' && steps.items.length === 0) context.report(entry.range, 'A workflow needs at least one step.');
    }
  },
};

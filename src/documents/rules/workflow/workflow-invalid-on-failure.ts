import { respellings } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

const words = ['Abort', 'Continue'];

export const workflowInvalidOnFailure: Rule = {
  id: 'workflow-invalid-on-failure',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A failure of a workflow step aborts the workflow or lets it continue.',
  explanation:
    '`Abort` (the default) fails the workflow and undoes its steps in reverse order; `Continue` runs the remaining steps. `Ignore` exists in component documents only. Words are case-sensitive.',
  good: workflowWithSteps(`${goodStep}  onFailure: Abort\n`),
  bad: workflowWithSteps(`${goodStep}  onFailure: Ignore\n`),
  source: workflowGuide.document,
  workflowStep({ onFailure }, context) {
    const node = follow(onFailure);
    if (node?.kind !== 'scalar' || isNothing(node) || words.includes(node.value)) return;
    const suggestion = node.value === 'Ignore' ? 'Continue' : nearest(node.value, words);
    const hint = suggestion === undefined ? ' Write “Abort” or “Continue”.' : didYouMean(suggestion);
    context.report(node.range, `A workflow step cannot ${quoted(node.value)} on failure.${hint}`, respellings(node, suggestion));
  },
};

import { actionByName } from '../../actions/index.ts';
import { respellings } from '../../fixes.ts';
import { workflowActions } from '../../kinds/workflow/actions/index.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

const names = workflowActions.map(({ name }) => name);

export const workflowUnknownAction: Rule = {
  id: 'workflow-unknown-action',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'There is no step action of this name.',
  explanation:
    'Image Builder refuses a workflow with an action that does not exist. Names are case-sensitive. Action modules such as ExecuteBash belong to component documents; in a workflow `ExecuteComponents` runs those, and `RunCommand` a command document.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('ExecuteComponents', 'ExecuteComponent')),
  source: workflowGuide.actions,
  workflowStep({ action, spec }, context) {
    if (action === undefined || spec !== undefined || isNothing(action)) return;
    const isOfComponents = actionByName(action.value) !== undefined;
    const suggestion = isOfComponents ? undefined : nearest(action.value, names);
    const hint = isOfComponents ? ' It belongs to component documents; “RunCommand” runs commands in a workflow.' : didYouMean(suggestion);
    context.report(action.range, `There is no step action ${quoted(action.value)}.${hint}`, respellings(action, suggestion));
  },
};

import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { targetOf } from '../../kinds/workflow/resolve.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowUndefinedOutput: Rule = {
  id: 'workflow-undefined-output',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path names an output that the action of its step does not have.',
  explanation: 'Every action has outputs of its own; hover over an action to see them. Names are case-sensitive.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('.instanceId\n', '.instanceID\n')),
  source: workflowGuide.actions,
  workflow(document, context) {
    eachReference(document, ({ path, exact }) => {
      const field = path.parts[2];
      const { step, output } = targetOf(path, document);
      if (field === undefined || field.text === '' || step?.spec === undefined || output !== undefined) return;
      const names = step.spec.outputs.filter(({ undocumented }) => undocumented !== true).map(({ name }) => name);
      const suggestion = nearest(field.text, names);
      const fixes = respellingsAt(field.range, exact ? suggestion : undefined);
      const known = names.length === 0 ? ' It has no outputs.' : ` Its outputs: ${oneOf(names)}.`;
      const hint = suggestion === undefined ? known : didYouMean(suggestion);
      context.report(field.range, `${step.spec.name} has no output ${quoted(field.text)}.${hint}`, fixes);
    });
  },
};

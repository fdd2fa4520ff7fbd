import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowUndefinedStep: Rule = {
  id: 'workflow-undefined-step',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path names a step that the workflow does not have.',
  explanation:
    '`$.stepOutputs.STEP.OUTPUT` goes by the name of a step of the same workflow. What another workflow gives on is `$.workflowOutputs.NAME`.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('Launch', 'Start')),
  source: workflowGuide.variables,
  workflow(document, context) {
    eachReference(document, ({ path: { root, parts }, exact }) => {
      const [, name] = parts;
      if (root !== 'stepOutputs' || name === undefined || name.text === '' || document.stepsByName.has(name.text)) return;
      const suggestion = nearest(name.text, document.stepsByName.keys());
      const fixes = respellingsAt(name.range, exact ? suggestion : undefined);
      context.report(name.range, `The workflow has no step ${quoted(name.text)}.${didYouMean(suggestion)}`, fixes);
    });
  },
};

import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const withParameter = (name: string) =>
  workflowOf(`- name: AskOwner
  action: WaitForAction
  inputs:
    snsTopicArn.$: $.parameters.Topic
`).replace('steps:', `parameters:\n  - name: ${name}\n    type: string\nsteps:`);

export const workflowUndefinedParameter: Rule = {
  id: 'workflow-undefined-parameter',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path names a parameter that the workflow does not declare.',
  explanation: 'Declare it under `parameters`, with a `name` and a `type`. Names are case-sensitive.',
  good: withParameter('Topic'),
  bad: workflowOf(`- name: AskOwner
  action: WaitForAction
  inputs:
    snsTopicArn.$: $.parameters.Topic
`),
  source: workflowGuide.variables,
  workflow(document, context) {
    eachReference(document, ({ path: { root, parts }, exact }) => {
      const [, name] = parts;
      if (root !== 'parameters' || name === undefined || name.text === '' || document.parametersByName.has(name.text)) return;
      const suggestion = nearest(name.text, document.parametersByName.keys());
      const fixes = respellingsAt(name.range, exact ? suggestion : undefined);
      context.report(name.range, `The workflow has no parameter ${quoted(name.text)}.${didYouMean(suggestion)}`, fixes);
    });
  },
};

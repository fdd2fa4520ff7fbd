import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { systemVariableByName, systemVariables } from '../../kinds/workflow/system-variables.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const names = systemVariables.filter(({ undocumented }) => undocumented !== true).map(({ name }) => name);

const ask = (variable: string) =>
  workflowOf(`- name: AskOwner
  action: WaitForAction
  if:
    stringEquals: Linux
    value: $.imagebuilder.${variable}
`);

export const workflowUnknownVariable: Rule = {
  id: 'workflow-unknown-variable',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Image Builder has no variable of this name.',
  explanation:
    'The variables behind `$.imagebuilder` are a closed list: the platform, the type and name of the image, its subnet and others. Names are case-sensitive.',
  good: ask('platform'),
  bad: ask('plattform'),
  source: workflowGuide.variables,
  workflow(document, context) {
    eachReference(document, ({ path: { root, parts }, exact }) => {
      const [, name] = parts;
      if (root !== 'imagebuilder' || name === undefined || name.text === '' || systemVariableByName(name.text) !== undefined) return;
      const suggestion = nearest(name.text, names);
      const fixes = respellingsAt(name.range, exact ? suggestion : undefined);
      context.report(name.range, `There is no variable ${quoted(name.text)} behind $.imagebuilder.${didYouMean(suggestion)}`, fixes);
    });
  },
};

import { headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingAction: Rule = {
  id: 'missing-action',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every step names its action.',
  explanation:
    'The action says which module does the work of the step. When the step behind this one has an action and no name, they were probably one step: a dash too many splits it.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Greet
  inputs:
    commands: ['echo hello']
`),
  source: userGuide.documents,
  step({ node, name, action }, context) {
    if (node === undefined || !isNothing(action)) return;
    context.report(
      action?.range ?? name?.range ?? headOf(node),
      'This step has no action. Add “action”, for example “action: ExecuteBash”.',
    );
  },
};

import { headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingName: Rule = {
  id: 'missing-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every phase and every step has a name.',
  explanation:
    'References and logs go by the names. When a step without a name stands behind one without an action, they were probably one step: a dash too many splits it.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  source: userGuide.documents,
  phase({ node, name }, context) {
    if (node !== undefined && isNothing(name)) context.report(name?.range ?? headOf(node), 'This phase has no name. Add “name”.');
  },
  step({ node, name }, context) {
    if (node !== undefined && isNothing(name)) context.report(name?.range ?? headOf(node), 'This step has no name. Add “name”.');
  },
};

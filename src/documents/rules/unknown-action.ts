import { actions } from '../actions/index.ts';
import { respellings } from '../fixes.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const names = actions.map(({ name }) => name);

export const unknownAction: Rule = {
  id: 'unknown-action',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'There is no action module of this name.',
  explanation:
    'AWS refuses a component with an action that does not exist. Names are case-sensitive. Actions of workflow documents, such as RunCommand, do not exist in components.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBacsh
  inputs:
    commands: ['echo hello']
`),
  source: userGuide.actionModules,
  step({ action, spec }, context) {
    if (action === undefined || spec !== undefined || isNothing(action)) return;
    const suggestion = nearest(action.value, names);
    const message = `There is no action ${quoted(action.value)}.${didYouMean(suggestion)}`;
    context.report(action.range, message, respellings(action, suggestion));
  },
};

import { contextKeys } from '../actions/context-keys.ts';
import { respellInside } from '../kinds/component/references.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const names = contextKeys.map(({ name }) => name);

export const unknownContextKey: Rule = {
  id: 'unknown-context-key',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'There is no such context key.',
  explanation:
    'The keys that `context:` knows are fixed. Environment variables are read with `env:`, facts of the instance with `aws:imds:`.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ context:osPlatform }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ context:platform }}']
`),
  source: userGuide.variables,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'context' || names.includes(reference.key)) return;
    const suggestion = nearest(reference.key, names);
    const message = `There is no context key ${quoted(reference.key)}.${didYouMean(suggestion) || ` Use ${oneOf(names)}.`}`;
    context.report(reference.range, message, respellInside(reference, [reference.key, suggestion], context.text));
  },
};

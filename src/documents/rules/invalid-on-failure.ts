import { respellings } from '../fixes.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const words = ['Abort', 'Continue', 'Ignore'];

export const invalidOnFailure: Rule = {
  id: 'invalid-on-failure',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'After a failure a step can abort, continue or ignore.',
  explanation:
    '`Abort` stops the run. `Continue` runs the remaining steps and fails at the end. `Ignore` runs them and forgives the failure. The words are written with a capital letter.',
  good: documentWithSteps(`- name: Patch
  action: UpdateOS
  onFailure: Ignore
`),
  bad: documentWithSteps(`- name: Patch
  action: UpdateOS
  onFailure: ignore
`),
  source: userGuide.documents,
  steps: ['onFailure'],
  step({ onFailure }, context) {
    const value = follow(onFailure);
    if (value === undefined || isNothing(value) || isUnquotedReference(value, context.text)) return;
    if (value.kind !== 'scalar') return; // `wrong-type` speaks about that
    if (words.includes(value.value)) return;
    const suggestion = nearest(value.value, words);
    const message = `“onFailure” cannot be ${quoted(value.value)}.${didYouMean(suggestion) || ` Use ${oneOf(words)}.`}`;
    context.report(value.range, message, respellings(value, suggestion));
  },
};

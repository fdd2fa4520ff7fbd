import { quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const valid = /^\+?0*[1-9][0-9]*$/;

export const invalidMaxAttempts: Rule = {
  id: 'invalid-max-attempts',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'The number of attempts is a whole number of at least 1.',
  explanation: 'It counts all attempts, the first one included: 1 means no retry. References do not work here.',
  good: documentWithSteps(`- name: Patch
  action: UpdateOS
  maxAttempts: 3
`),
  bad: documentWithSteps(`- name: Patch
  action: UpdateOS
  maxAttempts: 0
`),
  source: userGuide.documents,
  steps: ['maxAttempts'],
  step({ maxAttempts, spec }, context) {
    const value = follow(maxAttempts);
    if (value === undefined || isNothing(value) || isUnquotedReference(value, context.text)) return;
    if (value.kind === 'scalar' && valid.test(value.value)) return;
    if (spec?.name === 'ExecuteDocument' && value.kind === 'scalar') return; // has a rule of its own
    const found = value.kind === 'scalar' ? quoted(value.value) : `a ${value.kind}`;
    context.report(value.range, `“maxAttempts” cannot be ${found}. Use a whole number of at least 1.`);
  },
};

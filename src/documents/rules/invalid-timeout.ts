import { quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const valid = /^(?:-1|\+?0*[1-9][0-9]*)$/;

export const invalidTimeout: Rule = {
  id: 'invalid-timeout',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A time-out is a number of whole seconds, or -1 for none.',
  explanation:
    'Zero and other negative numbers are refused, and references do not work here. Without the key a step may take 7,200 seconds.',
  good: documentWithSteps(`- name: Patch
  action: UpdateOS
  timeoutSeconds: 3600
`),
  bad: documentWithSteps(`- name: Patch
  action: UpdateOS
  timeoutSeconds: 0
`),
  source: userGuide.documents,
  steps: ['timeoutSeconds'],
  step({ timeoutSeconds, spec }, context) {
    const value = follow(timeoutSeconds);
    if (value === undefined || isNothing(value) || isUnquotedReference(value, context.text)) return;
    if (value.kind === 'scalar' && valid.test(value.value)) return;
    if (spec?.name === 'ExecuteDocument' && value.kind === 'scalar') return; // has a rule of its own
    const found = value.kind === 'scalar' ? quoted(value.value) : `a ${value.kind}`;
    context.report(value.range, `“timeoutSeconds” cannot be ${found}. Use a number of whole seconds above 0, or -1 for no limit.`);
  },
};

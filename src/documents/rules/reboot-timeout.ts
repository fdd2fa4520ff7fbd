import { isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const rebootTimeout: Rule = {
  id: 'reboot-timeout',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'A time-out has no effect on Reboot.',
  explanation:
    'The guide says that Reboot does not support a step time-out. Whether it is refused or ignored is not documented; leave it out.',
  good: documentWithSteps(`- name: Restart
  action: Reboot
  inputs:
    delaySeconds: 10
`),
  bad: documentWithSteps(`- name: Restart
  action: Reboot
  timeoutSeconds: 600
  inputs:
    delaySeconds: 10
`),
  source: userGuide.actionModules,
  steps: ['Reboot'],
  step({ timeoutSeconds }, context) {
    if (timeoutSeconds === undefined || isNothing(timeoutSeconds)) return;
    context.report(timeoutSeconds.range, 'Reboot does not support “timeoutSeconds”. Remove it.');
  },
};

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const negativeDelay: Rule = {
  id: 'negative-delay',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A restart cannot wait for less than no time.',
  explanation: '`delaySeconds` of Reboot counts the seconds before the restart, from 0 up. Without it the machine restarts at once.',
  good: documentWithSteps(`- name: Restart
  action: Reboot
  inputs:
    delaySeconds: 60
`),
  bad: documentWithSteps(`- name: Restart
  action: Reboot
  inputs:
    delaySeconds: -1
`),
  source: userGuide.actionModules,
  steps: ['Reboot'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const delay = scalarNamed(map, 'delaySeconds');
      if (delay !== undefined && /^-[0-9]*[1-9]/.test(delay.value))
        context.report(delay.range, '“delaySeconds” cannot be negative. Use 0 or more, or leave it out.');
    }
  },
};

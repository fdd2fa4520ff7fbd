import { actionsWithInput } from '../actions/index.ts';
import { respell } from '../fixes.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const inputValueCase: Rule = {
  id: 'input-value-case',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'A value differs from the documented one in letter case.',
  explanation: 'Whether the action accepts other letter case is not documented. Write the value as the guide does.',
  good: documentWithSteps(`- name: Install
  action: InstallMSI
  inputs:
    path: C:\\Stage\\tool.msi
    reboot: Skip
`),
  bad: documentWithSteps(`- name: Install
  action: InstallMSI
  inputs:
    path: C:\\Stage\\tool.msi
    reboot: skip
`),
  source: userGuide.actionModules,
  steps: actionsWithInput((input) => input.enum !== undefined),
  step(step, context) {
    eachInput(step, (input, entry) => {
      const value = scalarOf(entry.value);
      if (input.enum === undefined || input.enumIgnoresCase === true || value === undefined || input.enum.includes(value.value)) return;
      const lower = value.value.toLowerCase();
      const documented = input.enum.find((word) => word.toLowerCase() === lower);
      if (documented === undefined) return;
      context.report(value.range, `${quoted(value.value)} is documented as “${documented}”.`, [respell(value, documented)]);
    });
  },
};

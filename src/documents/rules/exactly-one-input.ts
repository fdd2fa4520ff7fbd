import { inputMaps } from '../kinds/component/step-inputs.ts';
import { oneOf } from '../spelling.ts';
import { entriesOf } from '../syntax/entries.ts';
import { headOf } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const exactlyOneInput: Rule = {
  id: 'exactly-one-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Exactly one of these inputs must be given.',
  explanation:
    'ExecutePowerShell runs either `commands` or a `file`. With both it is not said which, with neither there is nothing to run.',
  good: documentWithSteps(`- name: Configure
  action: ExecutePowerShell
  inputs:
    file: C:\\Stage\\configure.ps1
`),
  bad: documentWithSteps(`- name: Configure
  action: ExecutePowerShell
  inputs:
    commands: ['Get-Host']
    file: C:\\Stage\\configure.ps1
`),
  source: userGuide.actionModules,
  step(step, context) {
    for (const group of step.spec?.exactlyOne ?? []) {
      for (const map of inputMaps(step)) {
        const entries = entriesOf(map);
        const given = entries.filter(({ key }) => group.includes(key.value));
        const [, second] = given;
        if (entries.length > 0 && given.length === 0) context.report(headOf(map), `One of ${oneOf(group)} must be given.`);
        else if (second !== undefined) context.report(second.key.range, `Only one of ${oneOf(group)} can be given. Remove one.`);
      }
    }
  },
};

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const powershellFile: Rule = {
  id: 'powershell-file',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A PowerShell script file ends in .ps1.',
  explanation: 'ExecutePowerShell refuses a `file` with another ending.',
  good: documentWithSteps(`- name: Configure
  action: ExecutePowerShell
  inputs:
    file: C:\\Stage\\configure.ps1
`),
  bad: documentWithSteps(`- name: Configure
  action: ExecutePowerShell
  inputs:
    file: C:\\Stage\\configure.bat
`),
  source: userGuide.actionModules,
  steps: ['ExecutePowerShell'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const file = scalarNamed(map, 'file');
      if (file === undefined || file.type === 'null' || /(?:\.ps1|\}\})\s*$/i.test(file.value)) continue;
      context.report(file.range, `${quoted(file.value)} does not end in “.ps1”.`);
    }
  },
};

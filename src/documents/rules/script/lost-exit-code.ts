import { userGuide } from '../../user-guide.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

export const lostExitCode: Rule = {
  id: 'lost-exit-code',
  severity: 'info',
  category: 'script',
  since: '0.1.0',
  summary: 'The exit code that restarts Windows may not arrive.',
  explanation:
    'The documented way out of a PowerShell script with a code of its own is `[System.Environment]::Exit(3010)`: a plain `exit` may end only a part of what AWSTOE runs, and the machine does not restart.',
  good: documentWithSteps(`- name: Enable
  action: ExecutePowerShell
  inputs:
    commands:
      - if (Test-Path C:\\marker) { return }
      - New-Item C:\\marker
      - '[System.Environment]::Exit(3010)'
`),
  bad: documentWithSteps(`- name: Enable
  action: ExecutePowerShell
  inputs:
    commands:
      - if (Test-Path C:\\marker) { return }
      - New-Item C:\\marker
      - exit 3010
`),
  source: userGuide.componentManager,
  commands: ['exit'],
  command({ words, range }, { language, purpose }, { report }) {
    if (language === 'powershell' && purpose === 'step' && words[0]?.text === '3010')
      report(range, 'This code may not reach AWSTOE. Use [System.Environment]::Exit(3010).');
  },
};

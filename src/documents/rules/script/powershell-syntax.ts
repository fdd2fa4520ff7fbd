import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

export const powershellSyntax: Rule = {
  id: 'powershell-syntax',
  severity: 'error',
  category: 'script',
  since: '0.1.0',
  summary: 'PowerShell cannot read this script.',
  explanation:
    'A quote, brace, parenthesis, comment or here-string has no partner. PowerShell reads a script as a whole before it runs its first line, so nothing of it runs. The end of a here-string (`"@`) must be the first thing on its line.',
  good: documentWithSteps(`- name: Enable
  action: ExecutePowerShell
  inputs:
    commands:
      - |
        if (Test-Path C:\\marker) {
          Write-Host "done"
        }
`),
  bad: documentWithSteps(`- name: Enable
  action: ExecutePowerShell
  inputs:
    commands:
      - |
        if (Test-Path C:\\marker) {
          Write-Host "done"
`),
  source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules',
  script({ language, fault }, { report }) {
    if (language === 'powershell' && fault !== undefined) report(fault.range, fault.message);
  },
};

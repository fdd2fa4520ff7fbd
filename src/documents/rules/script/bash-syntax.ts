import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

export const bashSyntax: Rule = {
  id: 'bash-syntax',
  severity: 'error',
  category: 'script',
  since: '0.1.0',
  summary: 'Bash cannot read this script.',
  explanation:
    'Bash reads a script up to the first thing that its grammar does not know and stops there, so the step fails, perhaps after a part of it has run. All items of `commands` are read as one script.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - |
        if [ -f /etc/os-release ]; then
          cat /etc/os-release
        fi
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - |
        if [ -f /etc/os-release ]; then
          cat /etc/os-release
        done
`),
  source: 'https://www.gnu.org/software/bash/manual/html_node/Shell-Commands.html',
  script({ language, fault }, { report }) {
    if (language === 'bash' && fault !== undefined) report(fault.range, fault.message);
  },
};

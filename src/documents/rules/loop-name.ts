import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const loopName: Rule = {
  id: 'loop-name',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'References cannot name this loop.',
  explanation:
    'A reference takes a loop name up to its dot, so a name with a dot or a blank cannot be written in one. Use letters, digits, hyphens and underscores.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    name: packages
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ packages.value }}']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    name: my packages
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  source: `${userGuide.loops} (the characters of a loop name are not documented)`,
  steps: ['loop'],
  step({ loop }, context) {
    const name = loop?.name;
    if (name === undefined || name.type === 'null' || /^[A-Za-z0-9_-]*$/.test(name.value)) return;
    context.report(name.range, `References cannot name a loop ${quoted(name.value)}. Use letters, digits, hyphens and underscores.`);
  },
};

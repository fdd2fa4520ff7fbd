import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const duplicateLoop: Rule = {
  id: 'duplicate-loop',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A loop name is unique in its phase.',
  explanation: 'Give each named loop of a phase a name of its own, or leave the names out: `{{ loop.value }}` works in any loop.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    name: packages
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ packages.value }}']
- name: Enable
  action: ExecuteBash
  loop:
    name: services
    forEach: [sshd, chronyd]
  inputs:
    commands: ['systemctl enable {{ services.value }}']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    name: items
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ items.value }}']
- name: Enable
  action: ExecuteBash
  loop:
    name: items
    forEach: [sshd, chronyd]
  inputs:
    commands: ['systemctl enable {{ items.value }}']
`),
  source: userGuide.loops,
  phase({ steps }, context) {
    let seen: Set<string> | undefined;
    for (const { loop } of steps) {
      const name = loop?.name;
      if (name === undefined || name.value === '') continue;
      seen ??= new Set();
      if (seen.has(name.value)) context.report(name.range, `This phase has a loop ${quoted(name.value)} already. Choose another name.`);
      seen.add(name.value);
    }
  },
};

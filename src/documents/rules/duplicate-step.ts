import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const duplicateStep: Rule = {
  id: 'duplicate-step',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A step name is unique in its phase.',
  explanation: 'References and logs go by the name. The same name may stand in another phase.',
  good: documentWithSteps(`- name: InstallTools
  action: ExecuteBash
  inputs:
    commands: ['dnf -y install jq']
- name: InstallServer
  action: ExecuteBash
  inputs:
    commands: ['dnf -y install nginx']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands: ['dnf -y install jq']
- name: Install
  action: ExecuteBash
  inputs:
    commands: ['dnf -y install nginx']
`),
  source: userGuide.documents,
  phase({ steps }, context) {
    const seen = new Set<string>();
    for (const { name } of steps) {
      if (name === undefined) continue;
      if (seen.has(name.value)) context.report(name.range, `This phase has a step ${quoted(name.value)} already. Choose another name.`);
      seen.add(name.value);
    }
  },
};

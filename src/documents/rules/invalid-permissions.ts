import { actionsWithInput } from '../actions/index.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

// `0o644` is how YAML 1.2 writes an octal number. Unquoted modes are everyday style in AWS's own documents and no fault.
const octal = /^(?:0o)?[0-7]{3,5}$/;

export const invalidPermissions: Rule = {
  id: 'invalid-permissions',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'Permissions are an octal number such as 0644.',
  explanation: 'Only octal modes are documented; words such as `u+x` or `rw-r--r--` are not, and the digits 8 and 9 are not octal.',
  good: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: /opt/app
      permissions: '0755'
`),
  bad: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: /opt/app
      permissions: u=rwx
`),
  source: userGuide.actionModules,
  steps: actionsWithInput(({ name }) => name === 'permissions'),
  step(step, context) {
    for (const map of inputMaps(step)) {
      const mode = scalarNamed(map, 'permissions');
      if (mode === undefined || mode.type === 'null' || mode.value.includes('{{') || octal.test(mode.value)) continue;
      context.report(mode.range, `${quoted(mode.value)} is no octal mode. Write it like '0644'.`);
    }
  },
};

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

// The last digit with the right to write. With the sticky bit in front (1777) only owners remove their files, as in /tmp.
const openMode = /^(?:0o)?0?[0-7]{2}[2367]$/;

export const worldWritablePermissions: Rule = {
  id: 'world-writable-permissions',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Everybody may write to a file.',
  explanation:
    'The last digit of the mode is for everybody. On every instance of the image any process can replace the file, and root may run it. Give the right to the owner (`0755`, `0644`) or to a group.',
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
      permissions: '0777'
`),
  source: userGuide.actionModules,
  steps: ['CreateFile', 'CreateFolder', 'SetFilePermissions', 'SetFolderPermissions'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const mode = scalarNamed(map, 'permissions');
      if (mode !== undefined && openMode.test(mode.value))
        context.report(mode.range, `The mode ${mode.value} lets everybody write. Give that right to the owner or a group only.`);
    }
  },
};

import { userGuide } from '../user-guide.ts';
import { copyDestination, copySource, overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const copyFile: ActionSpec = {
  name: 'CopyFile',
  summary: 'Copies files; the folders on the way are made.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [copySource, copyDestination, overwrite('a file')],
  outputs: [],
  notes: ['Fails when the source is missing.'],
  example: `- name: CopyConf
  action: CopyFile
  inputs:
    - source: /opt/stage/*.conf
      destination: /etc/app/
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import { creationMode, group, overwrite, owner } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const createFolder: ActionSpec = {
  name: 'CreateFolder',
  summary: 'Makes a folder, with the folders above it.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The folder to make.' },
    owner,
    group,
    creationMode('0777'),
    overwrite('a folder'),
  ],
  outputs: [],
  notes: ['The guide says that a folder which is there is overwritten by default; set `overwrite: false` to fail instead.'],
  example: `- name: MakeStage
  action: CreateFolder
  inputs:
    - path: /opt/stage
      permissions: '0755'
`,
  source: userGuide.actionModules,
};

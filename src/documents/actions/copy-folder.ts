import { userGuide } from '../user-guide.ts';
import { copyDestination, copySource, overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const copyFolder: ActionSpec = {
  name: 'CopyFolder',
  summary: 'Copies folders with all they hold; the folders on the way are made.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [copySource, copyDestination, overwrite('a folder')],
  outputs: [],
  notes: ['Fails when the source is missing.'],
  example: `- name: CopyTree
  action: CopyFolder
  inputs:
    - source: /opt/stage/app
      destination: /srv/
`,
  source: userGuide.actionModules,
};

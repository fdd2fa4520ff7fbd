import { userGuide } from '../user-guide.ts';
import { copyDestination, copySource, overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const moveFolder: ActionSpec = {
  name: 'MoveFolder',
  summary: 'Moves or renames folders; the folders on the way are made.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [copySource, copyDestination, overwrite('a folder')],
  outputs: [],
  notes: ['Fails when the source is missing.'],
  example: `- name: MoveTree
  action: MoveFolder
  inputs:
    - source: /opt/stage/app
      destination: /srv/
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import { copyDestination, copySource, overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const moveFile: ActionSpec = {
  name: 'MoveFile',
  summary: 'Moves or renames files.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [copySource, copyDestination, overwrite('a file')],
  outputs: [],
  notes: ['Fails when the source is missing.', 'The guide does not say whether missing folders are made; make them first.'],
  example: `- name: MoveConf
  action: MoveFile
  inputs:
    - source: /opt/stage/app.conf
      destination: /etc/app/
`,
  source: userGuide.actionModules,
};

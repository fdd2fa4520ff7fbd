import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const deleteFolder: ActionSpec = {
  name: 'DeleteFolder',
  summary: 'Deletes a folder.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The folder.' },
    {
      name: 'force',
      type: 'boolean',
      required: false,
      default: 'false',
      description: 'Deletes a folder that is not empty with all it holds.',
    },
  ],
  outputs: [],
  notes: ['Without `force` a folder that is not empty fails the step.', 'No source says whether a folder that is missing fails the step.'],
  example: `- name: DropStage
  action: DeleteFolder
  inputs:
    - path: /opt/stage
      force: true
`,
  source: userGuide.actionModules,
};

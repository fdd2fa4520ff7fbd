import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const deleteFile: ActionSpec = {
  name: 'DeleteFile',
  summary: 'Deletes files.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The file; `*` may stand in the file name, not in the folders above it.' },
  ],
  outputs: [],
  notes: ['There is no `force` here; DeleteFolder has one.', 'No source says whether a file that is missing fails the step.'],
  example: `- name: DropPackages
  action: DeleteFile
  inputs:
    - path: /opt/stage/*.rpm
`,
  source: userGuide.actionModules,
};

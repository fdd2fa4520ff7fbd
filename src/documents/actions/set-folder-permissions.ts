import { userGuide } from '../user-guide.ts';
import { requiredMode } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const setFolderPermissions: ActionSpec = {
  name: 'SetFolderPermissions',
  summary: 'Changes the mode of a folder and, unless told otherwise, of all it holds.',
  platforms: ['Linux', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The folder. It must exist.' },
    requiredMode,
    { name: 'recursive', type: 'boolean', required: false, default: 'true', description: 'Changes all it holds as well.' },
  ],
  outputs: [],
  notes: ['The heading in the guide names Windows too; its text and table say that Windows is not supported.'],
  example: `- name: LockService
  action: SetFolderPermissions
  inputs:
    - path: /srv/app
      permissions: '0750'
`,
  source: userGuide.actionModules,
};

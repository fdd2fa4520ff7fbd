import { userGuide } from '../user-guide.ts';
import { requiredMode } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const setFilePermissions: ActionSpec = {
  name: 'SetFilePermissions',
  summary: 'Changes the mode of a file.',
  platforms: ['Linux', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [{ name: 'path', type: 'string', required: true, description: 'The file. It must exist.' }, requiredMode],
  outputs: [],
  notes: ['The heading in the guide names Windows too; its text and table say that Windows is not supported.'],
  example: `- name: LockSettings
  action: SetFilePermissions
  inputs:
    - path: /etc/app/app.env
      permissions: '0600'
`,
  source: userGuide.actionModules,
};

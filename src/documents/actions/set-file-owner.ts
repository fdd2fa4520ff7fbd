import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const setFileOwner: ActionSpec = {
  name: 'SetFileOwner',
  summary: 'Changes the owner of a file.',
  platforms: ['Linux', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The file; of a symbolic link the file it points at.' },
    { name: 'owner', type: 'string', required: true, description: 'The user. It must exist.' },
    { name: 'group', type: 'string', required: false, description: "The group; the user's own when left out." },
  ],
  outputs: [],
  notes: ['The heading in the guide names Windows too; its text and table say that Windows is not supported.'],
  example: `- name: OwnSettings
  action: SetFileOwner
  inputs:
    - path: /etc/app/app.env
      owner: app
`,
  source: userGuide.actionModules,
};

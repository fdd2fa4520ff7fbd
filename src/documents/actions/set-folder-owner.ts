import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const setFolderOwner: ActionSpec = {
  name: 'SetFolderOwner',
  summary: 'Changes the owner of a folder and, unless told otherwise, of all it holds.',
  platforms: ['Linux', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The folder. It must exist.' },
    { name: 'owner', type: 'string', required: true, description: 'The user. It must exist.' },
    { name: 'group', type: 'string', required: false, description: "The group; the user's own when left out." },
    { name: 'recursive', type: 'boolean', required: false, default: 'true', description: 'Changes all it holds as well.' },
  ],
  outputs: [],
  notes: ['The heading in the guide names Windows too; its text and table say that Windows is not supported.'],
  example: `- name: OwnService
  action: SetFolderOwner
  inputs:
    - path: /srv/app
      owner: app
`,
  source: userGuide.actionModules,
};

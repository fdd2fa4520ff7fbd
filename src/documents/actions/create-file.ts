import { userGuide } from '../user-guide.ts';
import { creationMode, encoding, group, overwrite, owner } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const createFile: ActionSpec = {
  name: 'CreateFile',
  summary: 'Writes a file, with the folders above it.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The file to write.' },
    { name: 'content', type: 'string', required: false, description: 'Its text; without it the file is empty.' },
    encoding,
    owner,
    group,
    creationMode('0666'),
    overwrite('a file'),
  ],
  outputs: [],
  notes: [
    'A file that is there is emptied first unless `overwrite` is false.',
    'Large files are better downloaded: writing them has been seen to fail while their digest is taken.',
  ],
  example: `- name: WriteSettings
  action: CreateFile
  inputs:
    - path: /etc/app/app.env
      content: MODE=prod
      permissions: '0640'
`,
  source: userGuide.actionModules,
};

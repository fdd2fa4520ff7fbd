import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const listFiles: ActionSpec = {
  name: 'ListFiles',
  summary: 'Lists the files of a folder.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The folder. It must exist.' },
    {
      name: 'fileNamePattern',
      type: 'string',
      required: false,
      description: 'Which names to list; `*` stands for any text. Quote it: YAML takes a leading `*` for an alias.',
    },
    { name: 'recursive', type: 'boolean', required: false, default: 'false', description: 'Looks into the folders below too.' },
  ],
  outputs: [{ name: 'files', type: 'string', description: 'The paths with commas between them; a loop takes it as `forEach: {list: …}`.' }],
  notes: ['Fails when the folder is missing.'],
  example: `- name: FindPackages
  action: ListFiles
  inputs:
    - path: /opt/stage
      fileNamePattern: '*.rpm'
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import { encoding } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const readFile: ActionSpec = {
  name: 'ReadFile',
  summary: 'Reads a text file into an output.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The file; a symbolic link is followed.' },
    encoding,
    { name: 'printFileContent', type: 'boolean', required: false, default: 'false', description: 'Writes the text to the log as well.' },
  ],
  outputs: [{ name: 'content', type: 'string', description: 'The text of the file.' }],
  notes: ['Fails when the file is missing. Nothing is parsed.'],
  example: `- name: ReadVersion
  action: ReadFile
  inputs:
    - path: /opt/app/VERSION
`,
  source: userGuide.actionModules,
};

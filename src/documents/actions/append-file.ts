import { userGuide } from '../user-guide.ts';
import { encoding } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const appendFile: ActionSpec = {
  name: 'AppendFile',
  summary: 'Adds text to the end of a file that exists.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The file. It must exist.' },
    {
      name: 'content',
      type: 'string',
      required: false,
      default: '""',
      description: 'The text to add. No line end is put before or behind it.',
    },
    encoding,
  ],
  outputs: [],
  notes: ['Fails when the file is missing or cannot be written; CreateFile makes a new one.'],
  example: `- name: AddLine
  action: AppendFile
  inputs:
    - path: /etc/motd
      content: "built by pipeline\\n"
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const executeBinary: ActionSpec = {
  name: 'ExecuteBinary',
  summary: 'Runs a program with arguments, without a shell.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'map',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The program.' },
    { name: 'arguments', type: 'string-list', required: false, description: 'Its arguments, one an item; the shell does not see them.' },
  ],
  outputs: [{ name: 'stdout', type: 'string', description: 'What the program printed.' }],
  notes: [
    'Exit status 0 is success. 194 (Linux) or 3010 (Windows) restarts the machine and runs this step again; anything else fails.',
    'One example in the guide writes `args` below `commands`; the module knows neither.',
  ],
  example: `- name: RunInstaller
  action: ExecuteBinary
  inputs:
    path: /opt/stage/setup.bin
    arguments: ['--quiet']
`,
  source: userGuide.actionModules,
};

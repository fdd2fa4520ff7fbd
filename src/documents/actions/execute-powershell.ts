import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const executePowerShell: ActionSpec = {
  name: 'ExecutePowerShell',
  summary: 'Runs PowerShell commands or a script file, as the system account.',
  platforms: ['Windows'],
  shape: 'map',
  inputsRequired: true,
  inputs: [
    {
      name: 'commands',
      type: 'string-list',
      required: false,
      description: 'The lines of one script, in order; an item may be a block of many lines.',
    },
    { name: 'file', type: 'string', required: false, description: 'Path of a `.ps1` file on the machine.' },
  ],
  exactlyOne: [['commands', 'file']],
  outputs: [{ name: 'stdout', type: 'string', description: 'What the script printed.' }],
  notes: [
    'The exit status of the script decides: 0 is success, 3010 restarts the machine and runs this step again, anything else fails.',
    'Leave with `[System.Environment]::Exit(n)`; a plain `exit` in a joined script can be lost.',
    'This is Windows PowerShell, not `pwsh`.',
  ],
  example: `- name: EnableFeature
  action: ExecutePowerShell
  inputs:
    commands:
      - Install-WindowsFeature Web-Server
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const executeBash: ActionSpec = {
  name: 'ExecuteBash',
  summary: 'Runs shell commands with bash, as root.',
  platforms: ['Linux', 'macOS'],
  shape: 'map',
  inputsRequired: true,
  inputs: [
    {
      name: 'commands',
      type: 'string-list',
      required: true,
      description: 'The lines of one script, in order; an item may be a block of many lines.',
    },
  ],
  outputs: [{ name: 'stdout', type: 'string', description: 'What the script printed.' }],
  notes: [
    'The exit status of the script decides: 0 is success, 194 restarts the machine and runs this step again, anything else fails.',
    'A command that fails in the middle fails the step only when the script then exits with another status than 0; `set -e` at the top does that.',
  ],
  example: `- name: AddTools
  action: ExecuteBash
  inputs:
    commands:
      - set -euo pipefail
      - dnf -y install jq
`,
  source: userGuide.actionModules,
};

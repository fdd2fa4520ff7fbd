import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const reboot: ActionSpec = {
  name: 'Reboot',
  summary: 'Restarts the machine and goes on with the next step.',
  platforms: ['Linux', 'Windows'],
  shape: 'map',
  inputsRequired: false,
  inputs: [{ name: 'delaySeconds', type: 'integer', required: false, default: '0', description: 'Seconds to wait before.' }],
  outputs: [],
  notes: [
    '`timeoutSeconds` is not supported on this action.',
    'The SSM agent limits how often a machine may restart in one run (`Mds.CommandRetryLimit`).',
  ],
  example: `- name: RestartNow
  action: Reboot
  inputs:
    delaySeconds: 60
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const updateOs: ActionSpec = {
  name: 'UpdateOS',
  summary: 'Installs the updates of the operating system.',
  platforms: ['Linux', 'Windows'],
  shape: 'map',
  inputsRequired: false,
  inputs: [
    {
      name: 'include',
      type: 'string-list',
      required: false,
      description: 'Only these: package names on Linux; KB numbers or update names, with wildcards, on Windows.',
    },
    { name: 'exclude', type: 'string-list', required: false, description: 'All but these.' },
  ],
  outputs: [],
  notes: [
    'Works with yum and apt-get. Amazon Linux 2023 and systems with zypper are not supported: use ExecuteBash there.',
    'On Windows the filters only narrow what the registered update sources offer.',
  ],
  example: `- name: Patch
  action: UpdateOS
  inputs:
    exclude: ['kernel*']
`,
  source: userGuide.actionModules,
};

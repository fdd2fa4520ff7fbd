import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const setRegistry: ActionSpec = {
  name: 'SetRegistry',
  summary: 'Sets a value in the Windows registry; missing keys are made.',
  platforms: ['Windows'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    {
      name: 'path',
      type: 'string',
      required: true,
      description: 'The key, from its hive on: `HKLM:`, `HKCU:`, `HKCR:`, `HKU:`, `HKCC:` or the long names such as HKEY_LOCAL_MACHINE.',
    },
    { name: 'name', type: 'string', required: true, description: 'The name of the value.' },
    { name: 'value', type: 'any', required: true, description: 'Text, a number or a list, as the type asks for.' },
    {
      name: 'type',
      type: 'string',
      required: true,
      enum: ['BINARY', 'DWORD', 'QWORD', 'SZ', 'EXPAND_SZ', 'MULTI_SZ'],
      description: 'What kind of value it is.',
    },
  ],
  outputs: [],
  notes: ['DWORD and QWORD hold whole numbers; the 1.1 in an example of the guide does not fit one.'],
  example: `- name: DisableThing
  action: SetRegistry
  inputs:
    - path: HKLM:\\SOFTWARE\\Acme\\Thing
      name: Enabled
      value: 0
      type: DWORD
`,
  source: userGuide.actionModules,
};

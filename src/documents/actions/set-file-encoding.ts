import { userGuide } from '../user-guide.ts';
import { encoding } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const setFileEncoding: ActionSpec = {
  name: 'SetFileEncoding',
  summary: 'Rewrites a UTF-8 file in another encoding.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [{ name: 'path', type: 'string', required: true, description: 'The file. It must exist.' }, encoding],
  outputs: [],
  notes: [],
  example: `- name: ToUtf16
  action: SetFileEncoding
  inputs:
    - path: /opt/app/readme.txt
      encoding: utf-16-LE
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const createSymlink: ActionSpec = {
  name: 'CreateSymlink',
  summary: 'Makes a symbolic link, with the folders above it.',
  platforms: ['Linux', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'path', type: 'string', required: true, description: 'The link to make; a relative path is stored as an absolute one.' },
    { name: 'target', type: 'string', required: true, description: 'What the link points at. It must exist when the step runs.' },
    {
      name: 'force',
      type: 'boolean',
      required: false,
      default: 'false',
      description: 'Replaces a link of that name. Anything of that name that is not a link fails the step in any case.',
    },
  ],
  outputs: [],
  notes: ['The heading in the guide names Windows too; its text and table say that Windows is not supported.'],
  example: `- name: LinkTool
  action: CreateSymlink
  inputs:
    - path: /usr/local/bin/tool
      target: /opt/tool/bin/tool
`,
  source: userGuide.actionModules,
};

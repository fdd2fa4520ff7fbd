import { userGuide } from '../user-guide.ts';
import { overwrite } from './shared-inputs.ts';
import type { ActionSpec } from './spec.ts';

export const webDownload: ActionSpec = {
  name: 'WebDownload',
  summary: 'Downloads files over http or https.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'list',
  inputsRequired: true,
  inputs: [
    { name: 'source', type: 'string', required: true, description: 'The URL; redirects are followed.' },
    {
      name: 'destination',
      type: 'string',
      required: true,
      description: 'The file, or with a separator at the end the folder; missing folders are made.',
    },
    overwrite('a file'),
    {
      name: 'checksum',
      type: 'string',
      required: false,
      description: 'The digest that the file must have; checked only when `algorithm` is given too.',
    },
    {
      name: 'algorithm',
      type: 'string',
      required: false,
      enum: ['MD5', 'SHA1', 'SHA256', 'SHA512'],
      description: 'How the digest is made; used only when `checksum` is given too.',
    },
    {
      name: 'ignoreCertificateErrors',
      type: 'boolean',
      required: false,
      default: 'false',
      description: 'Downloads from a server whose certificate does not verify.',
    },
  ],
  outputs: [{ name: 'destination', type: 'string', description: 'The paths that were written, one a line.' }],
  notes: [
    'Only status 200, after redirects, is success. Up to five tries are made inside one attempt.',
    'With checksum and algorithm a file that is there and has that digest is not downloaded again.',
  ],
  example: `- name: GetTool
  action: WebDownload
  inputs:
    - source: https://downloads.example.com/tool.tgz
      destination: /opt/stage/
      checksum: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
      algorithm: SHA256
`,
  source: userGuide.actionModules,
};

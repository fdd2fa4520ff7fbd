import { inputMaps } from '../kinds/component/step-inputs.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const digits: ReadonlyMap<string, number> = new Map([
  ['MD5', 32],
  ['SHA1', 40],
  ['SHA256', 64],
  ['SHA512', 128],
]);

// A reference, or a mark of a template that is not filled in yet.
const placeholder = /[{<$]/;
const notHexadecimal = /[^0-9a-f]/i;

export const checksumLength: Rule = {
  id: 'checksum-length',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The checksum does not have the length of its algorithm.',
  explanation:
    'A digest of another length never matches, so the download fails. An MD5 has 32 hexadecimal digits, a SHA1 40, a SHA256 64, a SHA512 128.',
  good: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
      checksum: 098f6bcd4621d373cade4e832627b4f6
      algorithm: MD5
`),
  bad: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
      checksum: 098f6bcd4621d373cade4e832627b4f6
      algorithm: SHA256
`),
  source: userGuide.actionModules,
  steps: ['WebDownload'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const checksum = scalarNamed(map, 'checksum');
      const algorithm = scalarNamed(map, 'algorithm')?.value.toUpperCase() ?? '';
      const wanted = digits.get(algorithm);
      if (checksum === undefined || wanted === undefined || placeholder.test(checksum.value)) continue;
      const digest = checksum.value.trim();
      if (digest.length === wanted && !notHexadecimal.test(digest)) continue;
      const found = digest.length === wanted ? 'this one has other signs' : `this one ${digest.length}`;
      context.report(checksum.range, `A ${algorithm} digest has ${wanted} hexadecimal digits, ${found}: the download would fail.`);
    }
  },
};

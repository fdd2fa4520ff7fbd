import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const partners = [
  ['checksum', 'algorithm'],
  ['algorithm', 'checksum'],
] as const;

export const checksumWithoutAlgorithm: Rule = {
  id: 'checksum-without-algorithm',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A checksum is checked only together with its algorithm.',
  explanation:
    'WebDownload compares the digest only when both `checksum` and `algorithm` are given. With one alone the file is taken unchecked.',
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
`),
  source: userGuide.actionModules,
  steps: ['WebDownload'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      for (const [given, needed] of partners) {
        const entry = entryNamed(map, given);
        if (entry === undefined || entryNamed(map, needed) !== undefined) continue;
        context.report(entry.key.range, `The download is not checked: “${given}” has no effect without “${needed}”. Add it.`);
      }
    }
  },
};

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

// The metadata service of the instance and the machine itself are reached without the network.
const local = /^http:\/\/(?:169\.254\.\d+\.\d+|localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i;

/** The input that holds a URL, by action. */
const urlInputs: Readonly<Record<string, string>> = { WebDownload: 'source', InstallMSI: 'path', UninstallMSI: 'path' };

export const insecureDownload: Rule = {
  id: 'insecure-download',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A download over http can be replaced on its way.',
  explanation: 'Nothing vouches for what comes over plain http. Use https, or check the digest with `checksum` and `algorithm`.',
  good: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: http://example.com/tool.tgz
      destination: /opt/tool.tgz
`),
  source: userGuide.actionModules,
  steps: Object.keys(urlInputs),
  step(step, context) {
    const key = urlInputs[step.spec?.name ?? ''];
    if (key === undefined) return;
    for (const map of inputMaps(step)) {
      const url = scalarNamed(map, key);
      if (url === undefined || !/^http:/i.test(url.value) || local.test(url.value)) continue;
      if (entryNamed(map, 'checksum') !== undefined && entryNamed(map, 'algorithm') !== undefined) continue;
      context.report(url.range, 'What comes over plain http can be replaced on its way. Use https, or check its digest.');
    }
  },
};

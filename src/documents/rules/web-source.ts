import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const webSource: Rule = {
  id: 'web-source',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'WebDownload takes an http or https URL.',
  explanation: 'Objects in S3 are downloaded with S3Download. A URL needs its scheme: `https://` in front.',
  good: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
`),
  source: userGuide.actionModules,
  steps: ['WebDownload'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const source = scalarNamed(map, 'source');
      if (source === undefined || source.value.trim() === '' || source.type === 'null') continue;
      const advice = adviceFor(source.value.trim());
      if (advice !== undefined) context.report(source.range, `${quoted(source.value)} is no http or https URL. ${advice}`);
    }
  },
};

/** References and the variables of a template may bring the scheme, or any other part, with them. */
function adviceFor(url: string): string | undefined {
  if (/^(?:\{\{|\$)/.test(url)) return undefined;
  if (!/^https?:\/\//i.test(url)) return url.startsWith('s3://') ? 'Use the action S3Download.' : 'Begin it with “https://”.';
  if (/^https?:\/\/(?:[/?#:]|$)/i.test(url)) return 'The name of a host is missing.';
  return /\s/.test(url.replaceAll(/\{\{.*?\}\}/gs, '')) ? 'Write “%20” in place of a blank.' : undefined;
}

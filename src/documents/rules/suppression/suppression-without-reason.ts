import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const steps = (reason: string) =>
  documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    # kiln-ignore insecure-download${reason}
    - source: http://mirror.example.com/tool.tgz
      destination: /opt/tool.tgz
`);

export const suppressionWithoutReason: Rule = {
  id: 'suppression-without-reason',
  severity: 'info',
  category: 'settings',
  since: '0.1.0',
  summary: 'A comment silences a finding and does not say why.',
  explanation: 'Whoever reads the document next year wants to know whether the reason still holds: `# kiln-ignore RULE: reason`.',
  good: steps(': the mirror is inside the VPC'),
  bad: steps(''),
  source: 'Kiln: docs/settings.md',
};

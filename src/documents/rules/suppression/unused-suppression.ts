import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const steps = (above: string) =>
  documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
${above}    - source: http://mirror.example.com/tool.tgz
      destination: /opt/tool.tgz
`);

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  severity: 'warning',
  category: 'settings',
  since: '0.1.0',
  summary: 'A comment silences a finding that is not there.',
  explanation:
    'A `# kiln-ignore` that silences nothing hides the next mistake on its line. It is told once all checks of the rule have run.',
  good: steps('    # kiln-ignore insecure-download: the mirror is inside the VPC\n'),
  bad: steps('    # kiln-ignore unknown-action, insecure-download: the mirror is inside the VPC\n'),
  source: 'Kiln: docs/settings.md',
};

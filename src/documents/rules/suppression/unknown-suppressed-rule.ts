import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const steps = (rule: string) =>
  documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    # kiln-ignore ${rule}: the mirror is inside the VPC
    - source: http://mirror.example.com/tool.tgz
      destination: /opt/tool.tgz
`);

export const unknownSuppressedRule: Rule = {
  id: 'unknown-suppressed-rule',
  severity: 'warning',
  category: 'settings',
  since: '0.1.0',
  summary: 'A comment silences a rule that does not exist.',
  explanation: 'The comment has no effect. `kiln rules` lists all rules. Faults of the text itself (`syntax-error`) cannot be silenced.',
  good: steps('insecure-download'),
  bad: steps('insecure-download, insecure-downloads'),
  source: 'Kiln: docs/settings.md',
};

import { findSecrets } from '../safety/secrets.ts';
import type { TextRange } from '../text.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

// In two parts, so that nothing that looks for secrets in sources takes the example for one.
const exampleKey = `${'AKIA'}Z7Q4MPLW3XKDNB2R`;

export const secretInText: Rule = {
  id: 'secret-in-text',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A key or token stands in the document.',
  explanation:
    'Whoever may read the component reads the secret, and it stays in its versions, in the repository and in logs. Revoke it, keep the new one in Secrets Manager or the Parameter Store, and read it at run time; in AWS the instance profile needs no key at all.',
  good: documentWithSteps(`- name: Fetch
  action: ExecuteBash
  inputs:
    commands:
      - aws s3 cp s3://my-bucket/tool.tgz /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: CreateFile
  inputs:
    - path: /root/.aws/credentials
      content: aws_access_key_id = ${exampleKey}
`),
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  declaration({ itemRange }, context) {
    reportSecrets(itemRange, context);
  },
  step({ range }, context) {
    reportSecrets(range, context);
  },
};

function reportSecrets(part: TextRange, { text, report }: StepContext): void {
  for (const { what, range } of findSecrets(text, part))
    report(range, `This looks like ${what}. Revoke it, and keep the new one in Secrets Manager or the Parameter Store.`);
}

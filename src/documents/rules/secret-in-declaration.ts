import { isWellFormed } from '../kinds/component/declarations.ts';
import { looksSecret } from '../secret-names.ts';
import { follow } from '../syntax/aliases.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

export const secretInDeclaration: Rule = {
  id: 'secret-in-declaration',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Secrets do not belong into parameters and constants.',
  explanation:
    'Values of parameters and constants are stored as plain text, shown in the console and written to CloudTrail. Keep the secret in Secrets Manager or the Parameter Store and refer to it: `{{ aws:ssm:/aws/reference/secretsmanager/NAME }}`.',
  good: documentWith(
    `parameters:
  - DatabaseSecretName:
      type: string
      default: prod/database
`,
    `- name: Configure
  action: ExecuteBash
  disableLogging: true
  inputs:
    commands: ['configure --secret {{ DatabaseSecretName }}']
`,
  ),
  bad: documentWith(
    `parameters:
  - DatabasePassword:
      type: string
      default: hunter2
`,
    `- name: Configure
  action: ExecuteBash
  inputs:
    commands: ['configure --password {{ DatabasePassword }}']
`,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    const { name, kind } = declaration;
    const value = follow(kind === 'parameter' ? declaration.default : declaration.value);
    if (name === undefined || value?.kind !== 'scalar' || !isWellFormed(declaration)) return;
    if (!looksSecret(name.value, value.value)) return;
    context.report(
      value.range,
      `The ${kind} “${name.value}” looks like a secret in plain text. Keep it in Secrets Manager or the Parameter Store.`,
    );
  },
};

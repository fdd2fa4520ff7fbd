import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const SECRET = '/aws/reference/secretsmanager/';
// A version or a label may follow a colon; a parameter of another account is named by its ARN, which has colons too.
const parameter = /^[\w.\-/:]+$/;
const secret = /^[\w.\-/+=@:]+$/;

export const parameterStoreName: Rule = {
  id: 'parameter-store-name',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'No parameter of the Parameter Store can have this name.',
  explanation:
    'Names have letters, digits and the signs `.` `-` `_` and `/`. A name that comes from a parameter of the document is written `aws:ssm:resolve(NAME)`.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:ssm:/app/channel }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ aws:ssm:/app/my channel }}']
`),
  source: `${userGuide.variables}; https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html`,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'ssm' || reference.resolve === 'parameter') return;
    const path = reference.path.trim();
    const isPossible = path.startsWith(SECRET) ? secret.test(path) : parameter.test(path);
    // Marks of templates stand for a name that is not there yet.
    if (isPossible || /[$<]/.test(path)) return;
    context.report(reference.range, `The Parameter Store has no name such as ${quoted(path)}. Use letters, digits and . - _ /.`);
  },
};

import type { Reference } from '../expressions/reference.ts';
import { respellInside } from '../kinds/component/references.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const parameters = `parameters:
  - Channel:
      type: string
      default: stable
`;

export const undefinedParameter: Rule = {
  id: 'undefined-parameter',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'No parameter or constant has this name.',
  explanation:
    'A reference of one word names a parameter or constant of the same document; `awstoe validate` refuses one that is not declared. Names are case-sensitive. Braces that are meant for another tool are read as references too.',
  good: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  inputs:
    commands: ['install-agent {{ Channel }}']
`,
  ),
  bad: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  inputs:
    commands: ['install-agent {{ Channel }} {{ Chanel }}']
`,
  ),
  source: `${userGuide.variables}; README of aws-samples/amazon-ec2-image-builder-samples`,
  reference({ reference }, _step, context) {
    const name = nameIn(reference);
    const { declarations } = context.document;
    if (name === undefined || declarations.has(name)) return;
    const suggestion = nearest(name, declarations.keys());
    const message = `There is no parameter or constant ${quoted(name)}.${didYouMean(suggestion) || ' Declare it under “parameters” or “constants”.'}`;
    context.report(reference.range, message, respellInside(reference, [name, suggestion], context.text));
  },
};

function nameIn(reference: Reference): string | undefined {
  if (reference.kind === 'name') return reference.name;
  return reference.kind === 'ssm' && reference.resolve === 'parameter' ? reference.path : undefined;
}

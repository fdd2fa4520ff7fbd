import { isWellFormed } from '../kinds/component/declarations.ts';
import { follow } from '../syntax/aliases.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const maximum = 1024;
const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Text }}']
`;

export const longParameterValue: Rule = {
  id: 'long-parameter-value',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The value of a parameter has at most 1,024 characters.',
  explanation:
    'That is the quota of Image Builder. Keep long text in a file or in the Parameter Store and refer to it: `{{ aws:ssm:NAME }}`.',
  good: documentWith(
    `parameters:
  - Text:
      type: string
      default: short
`,
    steps,
  ),
  bad: documentWith(
    `parameters:
  - Text:
      type: string
      default: ${'long'.repeat(300)}
`,
    steps,
  ),
  source: 'Image Builder quotas, AWS General Reference',
  declaration(declaration, context) {
    const value = follow(declaration.default);
    if (declaration.kind !== 'parameter' || value?.kind !== 'scalar' || value.value.length <= maximum || !isWellFormed(declaration)) return;
    context.report(value.range, `This default has ${value.value.length} characters; the quota of a parameter value is ${maximum}.`);
  },
};

import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const quota = 25;
const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Parameter1 }}']
`;

const parameters = (count: number) =>
  Array.from({ length: count }, (_, at) => `  - Parameter${at + 1}:\n      type: string\n      default: value\n`).join('');

export const tooManyParameters: Rule = {
  id: 'too-many-parameters',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component has at most 25 parameters.',
  explanation: 'That is the quota of Image Builder unless it was raised for the account. Values that nobody sets can be constants.',
  good: documentWith(`parameters:\n${parameters(1)}`, steps),
  bad: documentWith(`parameters:\n${parameters(quota + 1)}`, steps),
  source: 'Image Builder quotas, AWS General Reference',
  document({ parameters: declared }, context) {
    const beyond = declared[quota];
    if (beyond === undefined) return;
    context.report(
      beyond.name?.range ?? beyond.itemRange,
      `There are ${declared.length} parameters; the quota of a component is ${quota}.`,
    );
  },
};

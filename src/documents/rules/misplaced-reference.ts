import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const parameters = `parameters:
  - Action:
      type: string
      default: Abort
`;

// These fields refuse anything but their own few words or numbers, and their rules say so.
export const misplacedReference: Rule = {
  id: 'misplaced-reference',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'References do not work here.',
  explanation:
    'References are replaced in the `inputs` of a step, in the items of its loop and in what a condition compares. Elsewhere the braces stay in the text.',
  good: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  inputs:
    commands: ['install-agent {{ Action }}']
`,
  ),
  bad: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  onFailure: '{{ Action }}'
  inputs:
    commands: ['install-agent']
`,
  ),
  source: `${userGuide.documents}; ${userGuide.loops}; ${userGuide.comparisons}`,
  reference({ reference, scalar, place }, { conditionNode }, context) {
    if (place !== 'elsewhere') return;
    // Whether the operand of a condition may hold references is not documented.
    const inCondition =
      conditionNode !== undefined && scalar.range.start >= conditionNode.range.start && scalar.range.end <= conditionNode.range.end;
    if (!inCondition)
      context.report(reference.range, 'References do not work here, only in inputs, in the items of a loop and in conditions.');
  },
};

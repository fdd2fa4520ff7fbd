import { userGuide } from '../user-guide.ts';
import type { ActionSpec } from './spec.ts';

export const assert: ActionSpec = {
  name: 'Assert',
  summary: 'Fails the step unless a condition holds.',
  platforms: ['Linux', 'Windows', 'macOS'],
  shape: 'condition',
  inputsRequired: true,
  inputs: [
    {
      name: 'value',
      type: 'string-or-number',
      required: false,
      description: 'What a string, number or pattern operator looks at; usually a reference to an earlier output.',
    },
    { name: 'path', type: 'string', required: false, description: 'The file whose digest a `file…Equals` operator compares.' },
  ],
  outputs: [],
  notes: [
    'Exactly one operator stands directly under `inputs`; `and`, `or` and `not` combine several.',
    '`then` and `else` belong to `if`, not here: what follows a failed assertion is decided by `onFailure`.',
    'Read comparisons as “value OPERATOR operand”: `numberGreaterThan: 2` with `value: X` holds when X is greater than 2.',
  ],
  example: `- name: KernelIsRecent
  action: Assert
  inputs:
    numberGreaterThanEquals: 6
    value: '{{ validate.KernelMajor.outputs.stdout }}'
`,
  source: `${userGuide.actionModules} (in the guide since August 2024)`,
};

import { isWellFormed } from '../kinds/component/declarations.ts';
import { isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Greeting }}']
`;

export const constantWithoutValue: Rule = {
  id: 'constant-without-value',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A constant has a value.',
  explanation: 'Unlike a parameter a constant cannot be set from outside: `value` is required. What has a `default` is a parameter.',
  good: documentWith(
    `constants:
  - Greeting:
      type: string
      value: hello
`,
    steps,
  ),
  bad: documentWith(
    `constants:
  - Greeting:
      type: string
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    const { kind, name, value, itemRange } = declaration;
    if (kind !== 'constant' || !isNothing(value) || !isWellFormed(declaration)) return;
    context.report(name?.range ?? itemRange, 'This constant has no value. Add “value”.');
  },
};

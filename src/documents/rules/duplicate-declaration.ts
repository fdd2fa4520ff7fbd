import { isWellFormed } from '../kinds/component/declarations.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Channel }}']
`;

export const duplicateDeclaration: Rule = {
  id: 'duplicate-declaration',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The name of a parameter or constant is unique among both.',
  explanation: 'Parameters and constants are referred to in the same way, `{{ NAME }}`, so they share their names.',
  good: documentWith(
    `parameters:
  - Channel:
      type: string
      default: stable
`,
    steps,
  ),
  bad: documentWith(
    `parameters:
  - Channel:
      type: string
      default: stable
constants:
  - Channel:
      type: string
      value: stable
`,
    steps,
  ),
  source: userGuide.variables,
  document({ parameters, constants }, context) {
    const seen = new Map<string, string>();
    for (const declaration of [...parameters, ...constants]) {
      const { name, kind } = declaration;
      if (name === undefined || !isWellFormed(declaration)) continue;
      const earlier = seen.get(name.value);
      if (earlier !== undefined) context.report(name.range, `There is a ${earlier} ${quoted(name.value)} already. Choose another name.`);
      else seen.set(name.value, kind);
    }
  },
};

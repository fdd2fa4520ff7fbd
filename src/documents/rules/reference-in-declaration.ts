import { findReferences } from '../expressions/find-references.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Address }}']
`;
const address = (value: string) => `constants:
  - Address:
      type: string
      value: ${value}
`;

export const referenceInDeclaration: Rule = {
  id: 'reference-in-declaration',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A parameter or constant cannot be made of others.',
  explanation:
    'References are documented for the inputs of steps, for loops and for conditions. In a `value` or a `default` the braces stay in the text. Join the parts where they are used.',
  good: documentWith(address('https://example.com/tool'), steps),
  bad: documentWith(address("'https://example.com/{{ context:region }}'"), steps),
  source: userGuide.variables,
  declaration(declaration, context) {
    const value = scalarOf(declaration.kind === 'parameter' ? declaration.default : declaration.value);
    if (value === undefined || !value.value.includes('{{')) return;
    if (findReferences(value.value).some(({ kind }) => kind !== 'malformed'))
      context.report(value.range, 'References do not work here, only in steps. Join the parts where they are used.');
  },
};

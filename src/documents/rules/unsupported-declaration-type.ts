import { respell } from '../fixes.ts';
import { isWellFormed } from '../kinds/component/declarations.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Count }}']
`;

export const unsupportedDeclarationType: Rule = {
  id: 'unsupported-declaration-type',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The only documented type of a parameter or constant is string.',
  explanation:
    'The API names more types (Integer, Boolean, StringList), the document language only `string`. Every value ends as text in the place of its reference, so `string` fits numbers as well.',
  good: documentWith(
    `parameters:
  - Count:
      type: string
      default: '3'
`,
    steps,
  ),
  bad: documentWith(
    `parameters:
  - Count:
      type: integer
      default: '3'
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    const { type } = declaration;
    if (type === undefined || type.type === 'null' || type.value === 'string' || !isWellFormed(declaration)) return;
    context.report(type.range, `The type ${quoted(type.value)} is not documented for a ${declaration.kind}. Use “string”.`, [
      respell(type, 'string'),
    ]);
  },
};

import { isWellFormed } from '../kinds/component/declarations.ts';
import { follow } from '../syntax/aliases.ts';
import { isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Packages }}']
`;

export const declarationValueType: Rule = {
  id: 'declaration-value-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The value of a parameter or constant is a text.',
  explanation:
    'A list or a map cannot be put in the place of a reference. Write the items as one text, with commas between them; a loop can split it.',
  good: documentWith(
    `parameters:
  - Packages:
      type: string
      default: jq,git
`,
    steps,
  ),
  bad: documentWith(
    `parameters:
  - Packages:
      type: string
      default: [jq, git]
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    const node = follow(declaration.kind === 'parameter' ? declaration.default : declaration.value);
    if (node === undefined || node.kind === 'scalar' || !isWellFormed(declaration) || isUnquotedReference(node, context.text)) return;
    const key = declaration.kind === 'parameter' ? 'default' : 'value';
    context.report(node.range, `“${key}” must be a text, not a ${node.kind}.`);
  },
};

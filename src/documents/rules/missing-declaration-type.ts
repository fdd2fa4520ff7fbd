import { rewrite } from '../fixes.ts';
import { isWellFormed } from '../kinds/component/declarations.ts';
import { entryNamed, headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo {{ Channel }}']
`;

export const missingDeclarationType: Rule = {
  id: 'missing-declaration-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every parameter and constant names its type.',
  explanation: 'The key `type` is required, though `string` is the only type that is documented.',
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
      default: stable
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    const { body, name } = declaration;
    if (body === undefined || !isWellFormed(declaration)) return;
    const entry = entryNamed(body, 'type');
    if (entry !== undefined && !isNothing(entry.value)) return;
    const head = headOf(body);
    const column = context.lines.positionAt(head.start).character;
    const line = `type: string\n${' '.repeat(column)}`;
    const fixes =
      body.flow || entry !== undefined ? undefined : [rewrite('Add “type: string”', { start: head.start, end: head.start }, line)];
    context.report(entry?.key.range ?? name?.range ?? head, `This ${declaration.kind} has no type. Add “type: string”.`, fixes);
  },
};

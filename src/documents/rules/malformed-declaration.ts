import { isWellFormed, sectionOf } from '../kinds/component/declarations.ts';
import type { Declaration } from '../kinds/component/model.ts';
import { quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { headOf, isNothing, scalarNamed } from '../syntax/lookup.ts';
import type { TextRange } from '../text.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`;

export const malformedDeclaration: Rule = {
  id: 'malformed-declaration',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A parameter or constant is an item with one key: its name.',
  explanation:
    'In a component each item of `parameters` and `constants` is a map whose only key is the name; `type` and the rest stand indented below it. The form with a `name` key belongs to workflow documents.',
  good: documentWith(
    `parameters:
  - Channel:
      type: string
      default: stable
`,
    steps.replace('hello', '{{ Channel }}'),
  ),
  bad: documentWith(
    `parameters:
  - name: Channel
    type: string
    default: stable
`,
    steps,
  ),
  source: userGuide.variables,
  declaration(declaration, context) {
    if (isWellFormed(declaration)) return;
    const { range, message } = faultOf(declaration);
    context.report(range, message);
  },
};

function faultOf(declaration: Declaration): { range: TextRange; message: string } {
  const { kind, itemRange } = declaration;
  const form = `Write it as “- NAME:” with its ${kind === 'parameter' ? '“type” and “default”' : '“type” and “value”'} indented below.`;
  const item = follow(declaration.item);
  if (isNothing(item)) return { range: itemRange, message: `This item of “${sectionOf(declaration)}” is empty. ${form}` };
  if (item?.kind !== 'map')
    return { range: itemRange, message: `A ${kind} is a map, not ${item?.kind === 'list' ? 'a list' : 'a text'}. ${form}` };
  const name = scalarNamed(item, 'name');
  if (name !== undefined && item.entries.length > 1) {
    return { range: headOf(item), message: `${quoted(name.value)} is declared as in a workflow document. ${form}` };
  }
  if (item.entries.length === 1) return { range: headOf(item), message: `What the ${kind} holds is missing. ${form}` };
  return {
    range: item.entries[1]?.key.range ?? itemRange,
    message: `A ${kind} has one key, its name; this is another. Indent it further, or begin a new item.`,
  };
}

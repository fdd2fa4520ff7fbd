import { rewrite } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isPathKey } from '../../kinds/workflow/path-key.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import type { ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { workflowOf } from './example.ts';

const ask = (payload: string) =>
  workflowOf(`- name: AskOwner
  action: WaitForAction
  inputs:
    payload: '${payload}'
`);

const PATH = /\$\.(?:parameters|stepOutputs|workflowOutputs|imagebuilder)\.[\w-]+(?:\.[\w-]+|\[\d+\])*/g;

export const workflowPathWithoutBraces: Rule = {
  id: 'workflow-path-without-braces',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path in the middle of a text stands between braces.',
  explanation: 'Inside a text only `{{ $.path }}` is replaced; without the braces the path stays as it is written.',
  good: ask('{"image": "{{ $.imagebuilder.imageName }}"}'),
  bad: ask('{"image": "$.imagebuilder.imageName"}'),
  source: workflowGuide.variables,
  workflowStep({ inputs }, context) {
    eachText(inputs, (scalar) => check(scalar, context));
  },
};

function check({ range: { start, end }, value }: ScalarNode, context: RuleContext<WorkflowDocument>): void {
  // The whole of a text that is a path lacks the `.$` at its key.
  if (!value.includes('$.') || value.startsWith('$.')) return;
  for (const found of context.text.slice(start, end).matchAll(PATH)) {
    const range = { start: start + found.index, end: start + found.index + found[0].length };
    if (isBraced(context.text, range)) continue;
    const fix = rewrite('Put the path between braces', range, `{{ ${found[0]} }}`);
    context.report(range, `${quoted(found[0])} is mere text here. Between braces, “{{ ${found[0]} }}”, it is replaced.`, [fix]);
  }
}

function isBraced(text: string, { start }: { readonly start: number }): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}');
}

function eachText(node: SyntaxNode | undefined, visit: (scalar: ScalarNode) => void): void {
  const value = follow(node);
  if (value?.kind === 'scalar') visit(value);
  else if (value?.kind === 'list') for (const item of value.items) eachText(item.value, visit);
  else if (value?.kind === 'map') for (const entry of entriesOf(value)) if (!isPathKey(entry.key.value)) eachText(entry.value, visit);
}

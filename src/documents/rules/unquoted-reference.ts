import { rewrite } from '../fixes.ts';
import { follow } from '../syntax/aliases.ts';
import { isUnquotedReference } from '../syntax/lookup.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { unquotedReferenceNear } from '../syntax/unquoted-reference.ts';
import type { TextRange } from '../text.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule, RuleContext } from './rule.ts';

const parameters = `parameters:
  - Folder:
      type: string
      default: /opt/app
`;

export const unquotedReference: Rule = {
  id: 'unquoted-reference',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'A value that starts with a reference must be in quotes.',
  explanation:
    'YAML reads a value that begins with `{` as a map, so `path: {{ Folder }}` does not hold the text that was meant. Put the whole value in quotes. A reference in the middle of a plain value is fine.',
  good: documentWith(
    parameters,
    `- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: '{{ Folder }}/bin'
`,
  ),
  bad: documentWith(
    parameters,
    `- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: {{ Folder }}/bin
`,
  ),
  source: `${userGuide.documents} (YAML 1.2, section 7.4.2)`,
  fault(fault, context) {
    const range = unquotedReferenceNear(fault, context);
    const firstHere = context.tree.faults.find((other) => unquotedReferenceNear(other, context)?.start === range?.start);
    if (range !== undefined && firstHere === fault) reportUnquoted(range, context);
  },
  document({ steps }, context) {
    for (const { inputs, loop, conditionNode } of steps) {
      eachUnquoted(inputs, context);
      eachUnquoted(loop?.node, context);
      eachUnquoted(conditionNode, context);
    }
  },
  workflowStep(step, context) {
    eachUnquoted(step.inputs, context);
    eachUnquoted(step.conditionNode, context);
  },
  declaration(declaration, context) {
    eachUnquoted(declaration.default, context);
    eachUnquoted(declaration.value, context);
  },
};

function eachUnquoted(node: SyntaxNode | undefined, context: Omit<RuleContext, 'document'>): void {
  const value = follow(node);
  if (value === undefined || value.kind === 'scalar') return;
  if (value.kind === 'list') for (const item of value.items) eachUnquoted(item.value, context);
  // Where the parser stumbled over the same place the fault is reported already.
  else if (isUnquotedReference(value, context.text)) {
    if (!context.tree.faults.some((fault) => unquotedReferenceNear(fault, context)?.start === value.range.start)) {
      reportUnquoted(value.range, context);
    }
  } else for (const entry of value.entries) eachUnquoted(entry.value, context);
}

function reportUnquoted(range: TextRange, context: Pick<RuleContext, 'text' | 'report'>): void {
  const value = context.text.slice(range.start, range.end);
  const quotedValue = `'${value.replaceAll("'", "''")}'`;
  context.report(range, 'YAML reads a value that starts with “{{” as a map. Put the whole value in quotes.', [
    rewrite('Put the value in quotes', range, quotedValue),
  ]);
}

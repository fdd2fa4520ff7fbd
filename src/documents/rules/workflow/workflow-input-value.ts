import type { Fix } from '../../diagnostic.ts';
import { respellings } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import type { Field, TextType } from '../../kinds/workflow/value-type.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { itemsOf, scalarOf } from '../../syntax/entries.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { MapEntry, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { workflowWithSteps } from './example.ts';

const register = (architecture: string) =>
  workflowWithSteps(`- name: Register
  action: RegisterImage
  inputs:
    architecture: ${architecture}
`);

export const workflowInputValue: Rule = {
  id: 'workflow-input-value',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An input of a workflow step has a value that its action does not take.',
  explanation: 'Some inputs take a word of a closed list, an ARN, or text up to a length. Words are case-sensitive.',
  good: register('x86_64'),
  bad: register('amd64'),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const map of step.fieldMaps) {
      for (const { field, entry, byPath } of map.given) if (!byPath) check(field, entry, context);
    }
  },
};

function check({ name, type }: Field, { value }: MapEntry, context: RuleContext<WorkflowDocument>): void {
  const node = follow(value);
  if (node === undefined || isNothing(node)) return;
  if (type.kind === 'text') checkText(name, type, node);
  else if (type.kind === 'map' && node.kind === 'map' && type.most !== undefined && node.entries.length > type.most) {
    context.report(node.range, `“${name}” has ${node.entries.length} entries; at most ${type.most} are allowed.`);
  } else if (type.kind === 'list' && type.of.kind === 'text') {
    for (const { value: item } of itemsOf(node)) checkText(`an item of ${name}`, type.of, item);
  }

  function checkText(words: string, wanted: TextType, item: SyntaxNode | undefined): void {
    const scalar = scalarOf(item);
    const fault = scalar === undefined || isNothing(scalar) ? undefined : textFault(words, scalar, wanted);
    if (scalar !== undefined && fault !== undefined) context.report(scalar.range, fault.message, fault.fixes);
  }
}

function textFault(
  name: string,
  scalar: ScalarNode,
  { enum: words, form, longest }: TextType,
): { readonly message: string; readonly fixes?: readonly Fix[] | undefined } | undefined {
  const { value } = scalar;
  // What a reference stands for is not known, nor what a template puts in; a bare path has a rule of its own.
  if (value.startsWith('$.') || value.includes('{{') || value.includes('${')) return undefined;
  if (words !== undefined && !words.includes(value)) {
    const suggestion = nearest(value, words);
    const hint = suggestion === undefined ? ` Write ${oneOf(words)}.` : didYouMean(suggestion);
    return { message: `“${name}” cannot be ${quoted(value)}.${hint}`, fixes: respellings(scalar, suggestion) };
  }
  if (form !== undefined && !form.pattern.test(value)) return { message: `“${name}” must be ${form.name}, not ${quoted(value)}.` };
  if (longest === undefined || value.length <= longest) return undefined;
  return { message: `“${name}” has ${value.length} characters; at most ${longest} are allowed.` };
}

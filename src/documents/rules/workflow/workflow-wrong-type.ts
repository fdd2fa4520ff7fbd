import type { KeyValue } from '../../kinds/component/keys.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { type ScopedNode, scopedNodes } from '../../kinds/workflow/key-scopes.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing, isUnquotedReference } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

const kinds: Readonly<Partial<Record<KeyValue, { kind: 'scalar' | 'list' | 'map'; words: string }>>> = {
  text: { kind: 'scalar', words: 'a text' },
  list: { kind: 'list', words: 'a list; begin each item with a dash' },
  map: { kind: 'map', words: 'a map of keys and values' },
};

export const workflowWrongType: Rule = {
  id: 'workflow-wrong-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A key of a workflow holds a list, a map or a text, as the language says.',
  explanation:
    '`steps`, `parameters` and `outputs` are lists whose items are maps; `inputs` is one map, never a list as some actions of components take it.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`- name: Apply
  action: ExecuteComponents
  inputs:
    - instanceId.$: $.stepOutputs.Launch.instanceId
`),
  source: workflowGuide.document,
  workflow(document, context) {
    for (const scoped of scopedNodes(document)) {
      const node = follow(scoped.node);
      if (node?.kind === 'map') checkKeys(node, scoped, context);
      else if (isNothing(node)) context.report(scoped.range, `This is empty. Write the keys of ${scoped.scope.words}, or remove it.`);
      else context.report(scoped.range, `${capital(scoped.scope.words)} is a map of keys and values.`);
    }
  },
};

function checkKeys(map: MapNode, { scope }: ScopedNode, context: RuleContext<WorkflowDocument>): void {
  for (const { key, value } of map.entries) {
    const spec = scope.keys.find(({ name }) => name === key.value);
    // `if` may be a list of one; its own rules know.
    const wanted = spec === undefined || spec.name === 'if' || spec.name === 'retry' ? undefined : kinds[spec.value];
    if (wanted === undefined || isNothing(value) || isUnquotedReference(value, context.text)) continue;
    const node = follow(value);
    if (node !== undefined && node.kind !== wanted.kind) context.report(key.range, `“${key.value}” must be ${wanted.words}.`);
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

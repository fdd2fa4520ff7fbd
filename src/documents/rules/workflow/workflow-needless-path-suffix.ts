import type { Fix } from '../../diagnostic.ts';
import { rewrite } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { scopedNodes } from '../../kinds/workflow/key-scopes.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isPathKey, PATH_SUFFIX, plainKey } from '../../kinds/workflow/path-key.ts';
import { follow } from '../../syntax/aliases.ts';
import { mapOf } from '../../syntax/entries.ts';
import { isNothing, isUnquotedReference } from '../../syntax/lookup.ts';
import type { MapEntry, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowNeedlessPathSuffix: Rule = {
  id: 'workflow-needless-path-suffix',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A key ends in “.$” only where its value is a reference, and only inside inputs.',
  explanation:
    'What stands behind `.$` is read as a path, so a literal value fails there. The `value` of a condition or an output and `rollbackEnabled` take a path as it is, without `.$` at the key. Some examples of the user guide get this wrong.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`- name: Show
  action: RunCommand
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
    documentName.$: AWS-RunShellScript
`),
  source: workflowGuide.variables,
  workflow(document, context) {
    for (const { scope, node } of scopedNodes(document)) {
      for (const { key } of mapOf(node)?.entries ?? []) {
        if (!isPathKey(key.value) || !scope.names.has(plainKey(key.value))) continue;
        context.report(key.range, `Write “${plainKey(key.value)}” without “.$”: only keys inside inputs end so.`, withoutSuffix(key));
      }
    }
  },
  workflowStep({ inputs, conditionNode }, context) {
    eachPathEntry(inputs, (entry) => checkInput(entry, context));
    eachPathEntry(conditionNode, ({ key }) => {
      context.report(key.range, `Write “${plainKey(key.value)}” without “.$”: conditions take a path as it is.`, withoutSuffix(key));
    });
  },
};

function checkInput({ key, value }: MapEntry, context: RuleContext<WorkflowDocument>): void {
  const node = follow(value);
  if (node === undefined || isNothing(node) || isUnquotedReference(node, context.text)) return;
  if (node.kind === 'scalar') {
    const path = node.value.trim();
    if (path.startsWith('$')) return;
    if (/^\{\{.*\}\}$/s.test(path)) context.report(node.range, 'Behind a key with “.$” the path stands without braces.', unbraced(node));
    else
      context.report(
        key.range,
        `“${key.value}” wants a path such as $.parameters.NAME; for this value write “${plainKey(key.value)}”.`,
        withoutSuffix(key),
      );
    return;
  }
  const isListOfPaths = node.kind === 'list' && node.items.some((item) => startsPath(item.value));
  if (!isListOfPaths)
    context.report(key.range, `“${key.value}” wants a path; for this value write “${plainKey(key.value)}”.`, withoutSuffix(key));
}

function startsPath(node: SyntaxNode | undefined): boolean {
  const value = follow(node);
  return value?.kind === 'scalar' && value.value.trim().startsWith('$');
}

function eachPathEntry(node: SyntaxNode | undefined, visit: (entry: MapEntry) => void): void {
  const value = follow(node);
  if (value?.kind === 'list') for (const item of value.items) eachPathEntry(item.value, visit);
  if (value?.kind !== 'map') return;
  for (const entry of value.entries) {
    if (isPathKey(entry.key.value)) visit(entry);
    else eachPathEntry(entry.value, visit);
  }
}

function withoutSuffix(key: ScalarNode): readonly Fix[] {
  const end = key.style === 'plain' ? key.range.end : key.range.end - 1;
  return [rewrite(`Write “${plainKey(key.value)}”`, { start: end - PATH_SUFFIX.length, end }, '')];
}

function unbraced(scalar: ScalarNode): readonly Fix[] {
  const path = scalar.value.trim().slice(2, -2).trim();
  return [rewrite(`Write “${path}”`, scalar.range, path)];
}

import { follow } from '../../syntax/aliases.ts';
import { mapOf, scalarOf } from '../../syntax/entries.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { ListItem, SyntaxNode } from '../../syntax/tree.ts';
import type { WorkflowDocument, WorkflowStep } from './model.ts';

/** The typed view of a workflow document; undefined when the text is no map. `text` is the source that the tree's ranges are of. */
export function bindWorkflow(root: SyntaxNode | undefined, _text: string): WorkflowDocument | undefined {
  const node = mapOf(root);
  if (node === undefined) return undefined;
  const stepsNode = entryNamed(node, 'steps')?.value;
  const list = follow(stepsNode);
  return {
    node,
    schemaVersion: scalarOf(entryNamed(node, 'schemaVersion')?.value),
    stepsNode,
    steps: list?.kind === 'list' ? list.items.map(bindStep) : [],
  };
}

function bindStep({ value, range }: ListItem, index: number): WorkflowStep {
  const node = mapOf(value);
  const named = (name: string) => (node === undefined ? undefined : scalarOf(entryNamed(node, name)?.value));
  return { index, item: value, range, node, name: named('name'), action: named('action') };
}

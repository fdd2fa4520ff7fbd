import { follow } from '../../../syntax/aliases.ts';
import { entriesOf } from '../../../syntax/entries.ts';
import type { ScalarNode, SyntaxNode } from '../../../syntax/tree.ts';
import type { WorkflowMap, WorkflowValue } from './executable-workflow.ts';

/** A node as plain data; aliases and merge keys are followed, nothing is null. Numbers that would lose digits stay texts. */
export function workflowValue(node: SyntaxNode | undefined): WorkflowValue {
  const target = follow(node);
  switch (target?.kind) {
    case 'scalar':
      return scalarValue(target);
    case 'list':
      return target.items.map((item) => workflowValue(item.value));
    case 'map':
      return Object.fromEntries(entriesOf(target).map(({ key, value }) => [key.value, workflowValue(value)]));
    default:
      return null;
  }
}

/** Whether a value is a map of names and values. */
export function isWorkflowMap(value: WorkflowValue | undefined): value is WorkflowMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as it stands inside a text: texts as they are, everything else as JSON. */
export function textOf(value: WorkflowValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function scalarValue({ type, value }: ScalarNode): WorkflowValue {
  if (type === 'null') return null;
  if (type === 'boolean') return value.toLowerCase() === 'true';
  // An account number with a zero in front is no number, whatever YAML says of it.
  if ((type === 'integer' || type === 'float') && String(Number(value)) === value) return Number(value);
  return value;
}

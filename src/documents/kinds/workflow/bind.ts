import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { ListItem, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { workflowActionByName } from './actions/index.ts';
import { readConditions } from './conditions.ts';
import { readFieldMaps } from './field-maps.ts';
import type { WorkflowDocument, WorkflowOutput, WorkflowParameter, WorkflowStep } from './model.ts';
import { outputReferences, stepReferences } from './references.ts';

/** The typed view of a workflow document; undefined when the text is no map. `text` is the source that the tree's ranges are of. */
export function bindWorkflow(root: SyntaxNode | undefined, text: string): WorkflowDocument | undefined {
  const node = mapOf(root);
  if (node === undefined) return undefined;
  const top = fieldsOf(node);
  const parameters = itemsOf(top.get('parameters')).map(bindParameter);
  const steps = itemsOf(top.get('steps')).map((item, index) => bindStep(item, index, text));
  return {
    node,
    name: scalarOf(top.get('name')),
    description: scalarOf(top.get('description')),
    schemaVersion: scalarOf(top.get('schemaVersion')),
    parametersNode: top.get('parameters'),
    parameters,
    parametersByName: byName(parameters),
    stepsNode: top.get('steps'),
    steps,
    stepsByName: byName(steps),
    outputsNode: top.get('outputs'),
    outputs: itemsOf(top.get('outputs')).map((item) => bindOutput(item, text)),
  };
}

function bindParameter({ value, range }: ListItem): WorkflowParameter {
  const fields = fieldsOf(value);
  return {
    item: value,
    range,
    node: mapOf(value),
    name: scalarOf(fields.get('name')),
    type: scalarOf(fields.get('type')),
    default: fields.get('default'),
    description: scalarOf(fields.get('description')),
  };
}

function bindStep({ value, range }: ListItem, index: number, text: string): WorkflowStep {
  const fields = fieldsOf(value);
  const action = scalarOf(fields.get('action'));
  const spec = action === undefined ? undefined : workflowActionByName(action.value);
  return {
    index,
    item: value,
    range,
    node: mapOf(value),
    name: scalarOf(fields.get('name')),
    action,
    spec,
    inputs: fields.get('inputs'),
    fieldMaps: readFieldMaps(fields.get('inputs'), spec),
    conditionNode: fields.get('if'),
    conditions: readConditions(fields.get('if')),
    onFailure: fields.get('onFailure'),
    rollbackEnabled: fields.get('rollbackEnabled'),
    timeoutSeconds: fields.get('timeoutSeconds'),
    waitSeconds: fields.get('waitSeconds'),
    retry: fields.get('retry'),
    references: stepReferences(value, text),
  };
}

/** The value is read with a needless `.$` at its key too, so that what it names is known all the same. */
function bindOutput({ value, range }: ListItem, text: string): WorkflowOutput {
  const node = mapOf(value);
  const entry = entryNamed(node, 'value') ?? entryNamed(node, 'value.$');
  return {
    item: value,
    range,
    node,
    name: scalarOf(entryNamed(node, 'name')?.value),
    value: entry?.value,
    references: outputReferences(entry?.value, entry?.key, text),
  };
}

interface Named {
  readonly name: ScalarNode | undefined;
}

function byName<T extends Named>(parts: readonly T[]): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const part of parts) {
    if (part.name !== undefined && !named.has(part.name.value)) named.set(part.name.value, part);
  }
  return named;
}

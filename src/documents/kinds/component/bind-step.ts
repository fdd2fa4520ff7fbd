import { actionByName } from '../../actions/index.ts';
import { follow } from '../../syntax/aliases.ts';
import { fieldsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import type { ListItem, SyntaxNode } from '../../syntax/tree.ts';
import type { Loop, Phase, Step } from './model.ts';
import { type ReferenceReader, stepReferences } from './step-references.ts';

export interface StepPlace {
  readonly phase: Phase;
  readonly index: number;
  readonly references: ReferenceReader;
}

/** The same step in the phase of another document. */
export function stepAgain({ phase, index }: StepPlace, step: Step): Step {
  return { ...step, phase, index };
}

/** One item of a phase's `steps`. */
export function bindStep(place: StepPlace, item: ListItem): Step {
  const node = mapOf(item.value);
  const fields = fieldsOf(node);
  const action = scalarOf(fields.get('action'));
  return {
    phase: place.phase,
    index: place.index,
    item: item.value,
    range: item.range,
    node,
    name: scalarOf(fields.get('name')),
    action,
    spec: action === undefined ? undefined : actionByName(action.value),
    inputs: fields.get('inputs'),
    timeoutSeconds: fields.get('timeoutSeconds'),
    onFailure: fields.get('onFailure'),
    maxAttempts: fields.get('maxAttempts'),
    disableLogging: fields.get('disableLogging'),
    loop: bindLoop(fields.get('loop')),
    conditionNode: fields.get('if'),
    references: stepReferences(place.references, node),
  };
}

function bindLoop(node: SyntaxNode | undefined): Loop | undefined {
  if (node === undefined) return undefined;
  const map = mapOf(node);
  const fields = fieldsOf(map);
  const forEachNode = fields.get('forEach');
  const forEach = follow(forEachNode);
  return {
    node,
    map,
    name: scalarOf(fields.get('name')),
    forNode: fields.get('for'),
    forEachNode,
    forEachList: forEach?.kind === 'list' ? forEach : undefined,
  };
}

import { actionByName } from '../../actions/index.ts';
import type { ActionSpec } from '../../actions/spec.ts';
import { follow } from '../../syntax/aliases.ts';
import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import type { ListItem, MapNode, SyntaxNode } from '../../syntax/tree.ts';
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
  const spec = action === undefined ? undefined : actionByName(action.value);
  const inputs = fields.get('inputs');
  return {
    phase: place.phase,
    index: place.index,
    item: item.value,
    range: item.range,
    node,
    name: scalarOf(fields.get('name')),
    action,
    spec,
    inputs,
    inputMaps: bindInputMaps(spec, inputs),
    timeoutSeconds: fields.get('timeoutSeconds'),
    onFailure: fields.get('onFailure'),
    maxAttempts: fields.get('maxAttempts'),
    disableLogging: fields.get('disableLogging'),
    loop: bindLoop(fields.get('loop')),
    conditionNode: fields.get('if'),
    references: stepReferences(place.references, node),
  };
}

const NO_MAPS: readonly MapNode[] = [];

function bindInputMaps(spec: ActionSpec | undefined, inputs: SyntaxNode | undefined): readonly MapNode[] {
  if (spec === undefined) return NO_MAPS;
  if (spec.shape === 'list') return itemsOf(inputs).flatMap((item) => mapOf(item.value) ?? []);
  const map = mapOf(inputs);
  return map === undefined ? NO_MAPS : [map];
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

import type { InputSpec } from '../../actions/spec.ts';
import { follow } from '../../syntax/aliases.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import type { Step } from './model.ts';

/** The maps that hold a step's inputs: the items of a list-shaped module, else the one map. Maps of the wrong shape are left out. */
export function inputMaps(step: Step): readonly MapNode[] {
  const inputs = follow(step.inputs);
  if (inputs === undefined || step.spec === undefined) return [];
  if (step.spec.shape !== 'list') return inputs.kind === 'map' ? [inputs] : [];
  if (inputs.kind !== 'list') return [];
  return inputs.items.map((item) => follow(item.value)).filter(isMap);
}

/** Calls `visit` for every input that the step's action knows. */
export function eachInput(step: Step, visit: (input: InputSpec, entry: MapEntry, map: MapNode) => void): void {
  const { spec } = step;
  if (spec === undefined) return;
  for (const map of inputMaps(step)) {
    for (const entry of map.entries) {
      const input = spec.inputs.find(({ name }) => name === entry.key.value);
      if (input !== undefined) visit(input, entry, map);
    }
  }
}

/** The maps that `inputs` holds, whatever the action wants. */
export function writtenInputMaps(step: Step): readonly MapNode[] {
  const inputs = follow(step.inputs);
  if (inputs?.kind === 'map') return [inputs];
  if (inputs?.kind !== 'list') return [];
  return inputs.items.map((item) => follow(item.value)).filter(isMap);
}

function isMap(node: SyntaxNode | undefined): node is MapNode {
  return node?.kind === 'map';
}

import type { InputSpec } from '../../actions/spec.ts';
import { entriesOf } from '../../syntax/entries.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import type { StepAlone } from './model.ts';

/** The maps that hold a step's inputs: the items of a list-shaped module, else the one map. What has the wrong shape is left out. */
export function inputMaps(step: StepAlone): readonly MapNode[] {
  return step.inputMaps;
}

/** Calls `visit` for every input that the step's action knows. */
export function eachInput(step: StepAlone, visit: (input: InputSpec, entry: MapEntry, map: MapNode) => void): void {
  const { spec } = step;
  if (spec === undefined) return;
  for (const map of step.inputMaps) {
    for (const entry of entriesOf(map)) {
      const input = spec.inputs.find(({ name }) => name === entry.key.value);
      if (input !== undefined) visit(input, entry, map);
    }
  }
}

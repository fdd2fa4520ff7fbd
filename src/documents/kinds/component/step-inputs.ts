import type { InputSpec } from '../../actions/spec.ts';
import { entriesOf, itemsOf, mapOf } from '../../syntax/entries.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import type { StepAlone } from './model.ts';

/** The maps that hold a step's inputs: the items of a list-shaped module, else the one map. What has the wrong shape is left out. */
export function inputMaps({ spec, inputs }: StepAlone): readonly MapNode[] {
  if (spec === undefined) return [];
  if (spec.shape === 'list') return itemsOf(inputs).flatMap((item) => mapOf(item.value) ?? []);
  const map = mapOf(inputs);
  return map === undefined ? [] : [map];
}

/** Calls `visit` for every input that the step's action knows. */
export function eachInput(step: StepAlone, visit: (input: InputSpec, entry: MapEntry, map: MapNode) => void): void {
  const { spec } = step;
  if (spec === undefined) return;
  for (const map of inputMaps(step)) {
    for (const entry of entriesOf(map)) {
      const input = spec.inputs.find(({ name }) => name === entry.key.value);
      if (input !== undefined) visit(input, entry, map);
    }
  }
}

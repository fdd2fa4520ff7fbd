import { isLogical, type OperatorSpec, operatorByName } from '../../actions/operators.ts';
import { follow } from '../../syntax/aliases.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import type { StepAlone } from './model.ts';

/** One map of a condition as it is written, whether right or wrong. */
export interface ConditionNode {
  readonly map: MapNode;
  /** 1 for the outermost. */
  readonly depth: number;
  /** Where the condition belongs to; `then` and `else` are allowed at depth 1 of an `if`. */
  readonly place: 'if' | 'assert';
  readonly operators: readonly OperatorEntry[];
}

export interface OperatorEntry {
  readonly spec: OperatorSpec;
  readonly entry: MapEntry;
}

/** Every condition map of a step, outer ones first: those of `if`, and those of Assert. */
export function conditionNodes(step: StepAlone): readonly ConditionNode[] {
  const found: ConditionNode[] = [];
  if (step.conditionNode !== undefined) collect(step.conditionNode, { place: 'if', depth: 1 }, found);
  if (step.spec?.shape === 'condition') collect(step.inputs, { place: 'assert', depth: 1 }, found);
  return found;
}

interface Level {
  readonly place: ConditionNode['place'];
  readonly depth: number;
}

function collect(node: SyntaxNode | undefined, level: Level, found: ConditionNode[]): void {
  const value = follow(node);
  if (value?.kind === 'list') {
    // `if`, `and`, `or` and `not` as lists: each item is a condition of the same level.
    for (const item of value.items) if (follow(item.value)?.kind === 'map') collect(item.value, level, found);
    return;
  }
  if (value?.kind !== 'map') return;
  const operators: OperatorEntry[] = [];
  for (const entry of value.entries) {
    const spec = operatorByName(entry.key.value);
    if (spec !== undefined) operators.push({ spec, entry });
  }
  found.push({ map: value, ...level, operators });
  for (const { spec, entry } of operators) {
    if (isLogical(spec)) collect(entry.value, { ...level, depth: level.depth + 1 }, found);
  }
}

import { follow } from '../../syntax/aliases.ts';
import { entriesOf } from '../../syntax/entries.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { type WorkflowOperator, workflowOperatorByName } from './operators.ts';

/** One condition of `if`: the outermost, or one inside `and`, `or` or `not`. */
export interface ConditionNode {
  readonly map: MapNode;
  /** 1 for the outermost. */
  readonly level: number;
  readonly operators: readonly ConditionOperator[];
  readonly value: MapEntry | undefined;
}

export interface ConditionOperator {
  readonly entry: MapEntry;
  readonly spec: WorkflowOperator;
}

/** A list where conditions stand, or a node where one ought to stand and does not. */
export interface ConditionList {
  readonly node: SyntaxNode;
  /** The operator whose conditions they are; undefined for `if` itself. */
  readonly operator: ConditionOperator | undefined;
}

export interface Conditions {
  readonly nodes: readonly ConditionNode[];
  readonly lists: readonly ConditionList[];
}

const none: Conditions = { nodes: [], lists: [] };

/** The conditions of a step, outer ones first. `if` and `not` are documented as a map and as a list of one. */
export function readConditions(node: SyntaxNode | undefined): Conditions {
  if (node === undefined) return none;
  const found = { nodes: [], lists: [] };
  collectBelow(found, { node, level: 1, operator: undefined });
  return found;
}

interface Found {
  readonly nodes: ConditionNode[];
  readonly lists: ConditionList[];
}

interface Below {
  readonly node: SyntaxNode | undefined;
  readonly level: number;
  readonly operator: ConditionOperator | undefined;
}

function collectBelow(found: Found, { node, level, operator }: Below): void {
  const value = follow(node);
  if (value === undefined) return;
  if (value.kind === 'map' && operator?.spec.operand !== 'conditions') collect(found, value, level);
  else found.lists.push({ node: value, operator });
  if (value.kind !== 'list') return;
  for (const item of value.items) {
    const condition = follow(item.value);
    if (condition?.kind === 'map') collect(found, condition, level);
    else found.lists.push({ node: condition ?? value, operator });
  }
}

function collect(found: Found, map: MapNode, level: number): void {
  const entries = entriesOf(map);
  const operators = entries.flatMap((entry) => {
    const spec = workflowOperatorByName(entry.key.value);
    return spec === undefined ? [] : [{ entry, spec }];
  });
  found.nodes.push({ map, level, operators, value: entries.find(({ key }) => key.value === 'value' || key.value === 'value.$') });
  for (const operator of operators) {
    const { operand } = operator.spec;
    if (operand === 'conditions' || operand === 'condition')
      collectBelow(found, { node: operator.entry.value, level: level + 1, operator });
  }
}

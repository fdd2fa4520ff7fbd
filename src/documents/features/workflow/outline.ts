import type { Analysis } from '../../analysis.ts';
import type { WorkflowOutput, WorkflowParameter, WorkflowStep } from '../../kinds/workflow/model.ts';
import { scalarOf } from '../../syntax/entries.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import { shorten } from '../shorten.ts';
import type { OutlineItem } from '../types.ts';

/** The parameters, steps and outputs of a workflow document; undefined while it is no map. */
export function outline({ workflow }: Analysis): readonly OutlineItem[] | undefined {
  if (workflow === undefined) return undefined;
  return [...workflow.parameters.map(parameterItem), ...workflow.steps.map(stepItem), ...workflow.outputs.map(outputItem)];
}

function parameterItem({ name, type, default: assumed, range }: WorkflowParameter): OutlineItem {
  const value = scalarOf(assumed)?.value;
  const detail = value === undefined ? (type?.value ?? '') : `${type?.value ?? 'string'} = ${value}`;
  return item(name, range, { kind: 'parameter', detail: shorten(detail) });
}

function stepItem({ name, action, range }: WorkflowStep): OutlineItem {
  return item(name, range, { kind: 'step', detail: action?.value ?? '' });
}

function outputItem({ name, value, range }: WorkflowOutput): OutlineItem {
  return item(name, range, { kind: 'key', detail: shorten(scalarOf(value)?.value) });
}

/** Editors want the selection inside the range: a name that an alias brought stands elsewhere. */
function item(name: ScalarNode | undefined, range: TextRange, rest: Pick<OutlineItem, 'kind' | 'detail'>): OutlineItem {
  const isInside = name !== undefined && name.range.start >= range.start && name.range.end <= range.end;
  const words = name === undefined || name.value === '' ? '(no name)' : name.value;
  return { ...rest, name: words, range, selectionRange: isInside ? name.range : range, children: [] };
}

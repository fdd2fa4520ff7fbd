import type { WorkflowActionSpec, WorkflowOutputSpec } from '../../kinds/workflow/actions/spec.ts';
import type { WorkflowParameter, WorkflowStep } from '../../kinds/workflow/model.ts';
import type { WorkflowOperator } from '../../kinds/workflow/operators.ts';
import type { SystemVariable } from '../../kinds/workflow/system-variables.ts';
import { type Field, typeWords, type ValueType } from '../../kinds/workflow/value-type.ts';
import { oneOf } from '../../spelling.ts';
import { scalarOf } from '../../syntax/entries.ts';
import { bullets, guideLink, paragraphs } from '../markdown.ts';

// Markdown for hover and completion, made from the descriptions of the language.

/** A step action with its stages, timeouts, inputs and outputs. */
export function describeAction(action: WorkflowActionSpec): string {
  const outputs = action.outputs.filter(({ undocumented }) => undocumented !== true);
  return paragraphs([
    `**${action.name}** — ${action.summary}`,
    `Stages: ${action.stages.join(', ')}. Timeout: ${action.defaultTimeout} s, at most ${action.longestTimeout} s.`,
    `Inputs:\n${bullets(action.inputs.map((input) => `\`${keyOf(input)}\`${input.required ? ' (required)' : ''} — ${input.description}`))}`,
    outputs.length === 0 ? 'No outputs.' : `Outputs:\n${bullets(outputs.map(({ name, description }) => `\`${name}\` — ${description}`))}`,
    action.rollback === undefined ? '' : `Rollback: ${action.rollback}`,
    bullets(action.notes),
    guideLink(action.source),
  ]);
}

export function describeField(field: Field): string {
  const facts = [
    field.required ? 'Required.' : '',
    wordsOf(field.type),
    field.default === undefined ? '' : `Default: \`${field.default}\`.`,
    field.comesFrom === 'instance' ? 'The output of the step that launched it: `$.stepOutputs.STEP.instanceId`.' : '',
    field.comesFrom === 'step-output' ? 'By reference only, with `.$` at the key.' : '',
  ];
  return paragraphs([`**${field.name}** (${typeWords(field.type)}) — ${field.description}`, facts.filter((fact) => fact !== '').join(' ')]);
}

/** An output, and the step that gives it where one is at hand. */
export function describeOutput(output: WorkflowOutputSpec, action: WorkflowActionSpec, step?: WorkflowStep): string {
  return paragraphs([
    `**${output.name}** (${typeWords(output.type)}) — output of ${action.name}. ${output.description}`,
    wordsOf(output.type),
    step?.name === undefined ? '' : `Step \`${step.name.value}\`.`,
  ]);
}

export function describeVariable({ name, type, description }: SystemVariable): string {
  return paragraphs([`**$.imagebuilder.${name}** (${typeWords(type)}) — ${description}`, wordsOf(type)]);
}

export function describeParameter({ name, type, default: assumed, description }: WorkflowParameter): string {
  const value = scalarOf(assumed)?.value;
  const words = assumed === undefined ? 'no default: it must be set' : value === undefined ? 'with a default' : `default \`${value}\``;
  return paragraphs([`**${name?.value ?? ''}** — parameter (${type?.value ?? 'string'}), ${words}`, description?.value ?? '']);
}

export function describeOperator({ name, operand, summary }: WorkflowOperator): string {
  const isComparison = operand !== 'conditions' && operand !== 'condition';
  return paragraphs([`**${name}** — ${summary}`, isComparison ? 'Needs the path that is compared as `value` beside it.' : '']);
}

/** The key of an input as it is mostly written. */
export function keyOf({ name, comesFrom }: Field): string {
  return comesFrom === undefined ? name : `${name}.$`;
}

function wordsOf(type: ValueType): string {
  return type.kind === 'text' && type.enum !== undefined ? `One of ${oneOf(type.enum)}.` : '';
}

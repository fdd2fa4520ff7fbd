import type { WorkflowActionSpec } from '../../kinds/workflow/actions/spec.ts';
import type { WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import type { Field } from '../../kinds/workflow/value-type.ts';
import { keyOf } from './describe.ts';

/** The `inputs` of an action as a snippet: what is required, references filled in from the steps before. Empty where nothing is needed. */
export function inputsSnippet({ inputs }: WorkflowActionSpec, before: readonly WorkflowStep[]): string {
  const wanted = inputs.filter(({ required }) => required);
  if (wanted.length === 0) return '';
  return `inputs:\n${wanted.map((field, at) => `  ${keyOf(field)}: ${valueSnippet(field, before, at + 1)}`).join('\n')}`;
}

/** The value of an input as a snippet with one tab stop. */
export function valueSnippet({ name, type, comesFrom }: Field, before: readonly WorkflowStep[], stop: number): string {
  if (comesFrom !== undefined) {
    const step = before.findLast(({ spec, name: own }) => own !== undefined && spec?.outputs.some((output) => output.name === name));
    return step?.name === undefined ? `\\$.stepOutputs.\${${stop}:STEP}.${name}` : `\${${stop}:\\$.stepOutputs.${step.name.value}.${name}}`;
  }
  return type.kind === 'text' && type.enum !== undefined ? `\${${stop}|${type.enum.join(',')}|}` : `$${stop}`;
}

/** The steps that have run when a step begins; all of them outside of any step. */
export function stepsBefore({ steps }: WorkflowDocument, step: WorkflowStep | undefined): readonly WorkflowStep[] {
  return step === undefined ? steps : steps.slice(0, step.index);
}

/** A new item of each list of the language. */
export const newItems = {
  parameters: { label: 'new parameter', text: `- name: \${1:Name}\n  type: \${2|string,integer,boolean,stringList|}` },
  steps: { label: 'new step', text: '- name: $1\n  action: $0' },
  outputs: { label: 'new output', text: `- name: \${1:Name}\n  value: $0` },
} as const;

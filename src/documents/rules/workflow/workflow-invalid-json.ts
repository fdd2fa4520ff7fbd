import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { scalarOf } from '../../syntax/entries.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const run = (input: string) =>
  workflowOf(`- name: Certify
  action: ExecuteStateMachine
  inputs:
    stateMachineArn: arn:aws:states:eu-west-1:111122223333:stateMachine:Certify
    input: |
      ${input}
`);

const BRACES = /\{\{[^{}]*\}\}/g;

export const workflowInvalidJson: Rule = {
  id: 'workflow-invalid-json',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The input of a state machine and the payload of a pause are JSON.',
  explanation:
    'The text has to be valid JSON once the values are put in for `{{ $.path }}`. Texts need double quotes around the braces too: `"{{ $.imagebuilder.imageName }}"`.',
  good: run('{"image": "{{ $.imagebuilder.imageName }}"}'),
  bad: run(`{'image': "{{ $.imagebuilder.imageName }}"}`),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const map of step.fieldMaps) {
      for (const { field, entry, byPath } of map.given) {
        const scalar = scalarOf(entry.value);
        const isJson = field.type.kind === 'text' && field.type.json === true;
        if (!isJson || byPath || scalar === undefined || isNothing(scalar) || scalar.value.startsWith('$.')) continue;
        // A number fits where a text is put in, inside its quotes, and where a value is put in, without any.
        const reason = jsonFault(scalar.value.replaceAll(BRACES, '0'));
        if (reason !== undefined) context.report(scalar.range, `“${field.name}” is not valid JSON: ${reason}`);
      }
    }
  },
};

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import type { InputSpec } from '../actions/spec.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entriesOf, scalarOf } from '../syntax/entries.ts';
import { entryNamed, headOf, isNothing } from '../syntax/lookup.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingInput: Rule = {
  id: 'missing-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A required input is missing.',
  explanation: 'AWS refuses a step without all the inputs that its action requires. In a list every item needs them.',
  good: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/stage/app.conf
      destination: /etc/app/
`),
  bad: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/stage/app.conf
`),
  source: userGuide.actionModules,
  steps: ['inputs'],
  step(step, context) {
    const { spec } = step;
    if (spec === undefined) return;
    for (const map of inputMaps(step)) {
      if (entriesOf(map).length === 0) continue; // `missing-inputs` speaks about that
      for (const input of spec.inputs) {
        if (!input.required) continue;
        const entry = entryNamed(map, input.name);
        if (entry === undefined) context.report(headOf(map), `${spec.name} needs the input “${input.name}”, which is missing.`);
        else if (isNothing(entry.value) || isBlank(input, entry.value))
          context.report(entry.key.range, `The input “${input.name}” of ${spec.name} is empty.`);
      }
    }
  },
};

/** No text at all where a path or an owner is needed. A value of the registry may have no name, and no text. */
function isBlank({ name, type }: InputSpec, value: SyntaxNode | undefined): boolean {
  return type === 'string' && name !== 'name' && scalarOf(value)?.value.trim() === '';
}

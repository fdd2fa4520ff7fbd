import type { InputSpec } from '../actions/spec.ts';
import { rewrite } from '../fixes.ts';
import { inputFaults } from '../kinds/component/input-types.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import type { MapEntry } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const inputType: Rule = {
  id: 'input-type',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An input has a value of the wrong kind.',
  explanation:
    '`commands` is a list of texts, also when there is only one: begin each with a dash. A command that holds `: ` turns into a map unless it is quoted, and a dash with only a comment behind it is an empty item.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - echo hello
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: echo hello
`),
  source: userGuide.actionModules,
  steps: ['inputs'],
  step(step, context) {
    eachInput(step, (input, entry, { flow }) => {
      if (isNothing(entry.value) || isUnquotedReference(entry.value, context.text)) return;
      for (const fault of inputFaults(input, entry, context.text)) {
        context.report(fault.range, fault.message, fault.needsList && !flow ? listFix(input, entry, context) : undefined);
      }
    });
  },
};

/** Makes a list of the one text that stands there, in block style. Only where the text stands on the line of its key, so that nothing else moves. */
function listFix(input: InputSpec, { key, value }: MapEntry, { lines }: StepContext) {
  if (value === undefined || lines.positionAt(value.range.start).line !== lines.positionAt(key.range.start).line) return undefined;
  const column = lines.positionAt(key.range.start).character;
  const gap = { start: key.range.end, end: value.range.start };
  return [rewrite(`Make “${input.name}” a list`, gap, `:\n${' '.repeat(column + 2)}- `)];
}

import type { Step, StepReference } from '../kinds/component/model.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const loopReference: Rule = {
  id: 'loop-reference',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A loop variable is there only in the inputs of a step with that loop.',
  explanation:
    '`{{ loop.value }}`, `{{ loop.index }}` and the same with the name of the loop work in the `inputs` of the step that loops. Anywhere else the braces stay in the text as they are, without an error.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    name: packages
    forEach: [jq, git]
  inputs:
    commands: ['dnf -y install {{ packages.value }}']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  source: userGuide.loops,
  reference(found, step, context) {
    const { reference } = found;
    if (reference.kind !== 'loop') return;
    const problem = problemOf(found, step);
    if (problem !== undefined) context.report(reference.range, problem);
  },
};

function problemOf({ reference, place }: StepReference, { loop }: Step): string | undefined {
  if (reference.kind !== 'loop') return undefined;
  if (loop === undefined) return `This step has no loop, so the braces stay in the text. Add a loop, or remove them.`;
  if (reference.loop !== 'loop' && reference.loop !== loop.name?.value)
    return `This step has no loop ${quoted(reference.loop)}. Write “loop.${reference.variable}”.`;
  return place === 'inputs' ? undefined : 'Loop variables work in the inputs of the step only.';
}

import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const pauses = (count: number) =>
  workflowOf(Array.from({ length: count }, (_, at) => `- name: Pause${at}\n  action: WaitForAction\n`).join(''));

export const workflowTooManySteps: Rule = {
  id: 'workflow-too-many-steps',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A workflow has at most 15 steps.',
  explanation:
    'Image Builder refuses longer workflows. Do the work in a component or a command document, or split a test workflow in two: an image can have several.',
  good: pauses(limits.steps),
  bad: pauses(limits.steps + 1),
  source: workflowGuide.document,
  workflow({ steps }, context) {
    const first = steps[limits.steps];
    if (first === undefined) return;
    const range = first.name?.range ?? first.range;
    context.report(range, `The workflow has ${steps.length} steps; at most ${limits.steps} are allowed.`);
  },
};

import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const giving = (count: number) =>
  `${workflowOf('- name: AskOwner\n  action: WaitForAction\n')}outputs:\n${Array.from(
    { length: count },
    (_, at) => `  - name: Reason${at}\n    value: $.stepOutputs.AskOwner.reason\n`,
  ).join('')}`;

export const workflowTooManyOutputs: Rule = {
  id: 'workflow-too-many-outputs',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A workflow has at most 25 outputs.',
  explanation: 'Image Builder refuses more. Give on what workflows of later stages refer to.',
  good: giving(limits.outputs),
  bad: giving(limits.outputs + 1),
  source: workflowGuide.document,
  workflow({ outputs }, context) {
    const first = outputs[limits.outputs];
    if (first === undefined) return;
    context.report(first.name?.range ?? first.range, `The workflow has ${outputs.length} outputs; at most ${limits.outputs} are allowed.`);
  },
};

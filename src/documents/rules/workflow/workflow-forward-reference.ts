import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { targetOf } from '../../kinds/workflow/resolve.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const ask = (reason: string) => `- name: AskOwner
  action: WaitForAction
  inputs:
    payload: '{"said": "{{ $.stepOutputs.${reason}.reason }}"}'
`;
const askFirst = '- name: AskSecurity\n  action: WaitForAction\n';

export const workflowForwardReference: Rule = {
  id: 'workflow-forward-reference',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A step refers to the output of a step that runs later, or of itself.',
  explanation: 'Steps run in the order in which they are written; what a later one gives does not exist yet.',
  good: workflowOf(askFirst + ask('AskSecurity')),
  bad: workflowOf(ask('AskSecurity') + askFirst),
  source: workflowGuide.variables,
  workflowStep(step, context) {
    for (const { path } of step.references) {
      const target = targetOf(path, context.document).step;
      if (target === undefined || target.index < step.index) continue;
      const words = target.index === step.index ? 'is this step itself' : 'runs later';
      context.report(
        path.parts[1]?.range ?? path.range,
        `The step ${quoted(target.name?.value ?? '')} ${words}; its outputs do not exist yet.`,
      );
    }
  },
};

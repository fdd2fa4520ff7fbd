import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { stepNameAdvice, stepNameFit } from '../../kinds/workflow/names.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

export const workflowDoubtfulName: Rule = {
  id: 'workflow-doubtful-name',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The user guide and the API disagree whether a step may have this name.',
  explanation:
    'The guide allows 3 to 128 letters, digits and underscores; the API 2 to 100 letters, digits, hyphens and underscores behind a letter. A name that fits both is safe: begin with a letter, write no hyphens, stay within 100 characters.',
  good: workflowOf('- name: ask_for_approval\n  action: WaitForAction\n'),
  bad: workflowOf('- name: ask-for-approval\n  action: WaitForAction\n'),
  source: `${workflowGuide.document}; WorkflowStepName in the API reference`,
  workflowStep({ name }, context) {
    if (name === undefined || name.type === 'null' || stepNameFit(name.value) !== 'doubtful') return;
    context.report(name.range, `It is not certain that AWS takes the name ${quoted(name.value)}. ${stepNameAdvice}`);
  },
};

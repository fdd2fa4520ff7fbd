import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { launcherOf } from '../../kinds/workflow/instances.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowOf, workflowWithSteps } from './example.ts';

export const workflowUnterminatedInstance: Rule = {
  id: 'workflow-unterminated-instance',
  severity: 'info',
  category: 'flow',
  since: '0.1.0',
  summary: 'No step terminates an instance that the workflow launches.',
  explanation:
    'The workflows of Image Builder end with a `TerminateInstance` step, with `onFailure: Continue`. Without one the instance may run on, and cost, when the workflow has ended.',
  good: workflowWithSteps(goodStep),
  bad: workflowOf(`- name: Launch
  action: LaunchInstance
  inputs:
    waitFor: ssmAgent
${goodStep}`),
  source: workflowGuide.actions,
  workflow(document, context) {
    const ends = document.steps.filter(({ spec }) => spec?.name === 'TerminateInstance');
    const launchers = ends.map((step) => launcherOf(step, document));
    // An end whose instance cannot be told may be that of any.
    if (launchers.includes(undefined)) return;
    for (const step of document.steps) {
      if (step.spec?.name !== 'LaunchInstance' || step.action === undefined || launchers.includes(step)) continue;
      context.report(step.action.range, 'No step terminates this instance. Add a TerminateInstance step at the end.');
    }
  },
};

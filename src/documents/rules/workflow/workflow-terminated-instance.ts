import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { instanceSources, launcherOf } from '../../kinds/workflow/instances.ts';
import type { WorkflowStep } from '../../kinds/workflow/model.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowOf } from './example.ts';

const launch = `- name: Launch
  action: LaunchInstance
  inputs:
    waitFor: ssmAgent
`;
const terminate = `- name: Terminate
  action: TerminateInstance
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`;

export const workflowTerminatedInstance: Rule = {
  id: 'workflow-terminated-instance',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A step works on an instance that an earlier step terminated.',
  explanation: 'Steps run in the order in which they are written. Terminate the instance when nothing needs it any more.',
  good: workflowOf(launch + goodStep + terminate),
  bad: workflowOf(launch + terminate + goodStep),
  source: workflowGuide.actions,
  workflow(document, context) {
    const terminated = new Map<WorkflowStep, WorkflowStep>();
    for (const step of document.steps) {
      const launcher = launcherOf(step, document);
      if (launcher === undefined) continue;
      const end = terminated.get(launcher);
      const [source] = instanceSources(step);
      if (end !== undefined && source !== undefined) {
        const range = source.reference?.path.range ?? source.entry.range;
        context.report(range, `The step ${quoted(end.name?.value ?? '')} has terminated this instance already.`);
      }
      // What a condition may skip is not certain to have happened.
      if (step.spec?.name === 'TerminateInstance' && step.conditionNode === undefined) terminated.set(launcher, step);
    }
  },
};

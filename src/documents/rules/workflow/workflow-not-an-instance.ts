import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { instanceSources } from '../../kinds/workflow/instances.ts';
import { targetOf } from '../../kinds/workflow/resolve.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowNotAnInstance: Rule = {
  id: 'workflow-not-an-instance',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The instance of a step is the one that another step launched.',
  explanation:
    '`instanceId` has to be the `instanceId` of a `LaunchInstance` step of the same workflow. An image or the ID of a command is no instance.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`${goodStep}- name: Show
  action: RunCommand
  inputs:
    instanceId.$: $.stepOutputs.Apply.runCommandId
    documentName: AWS-RunShellScript
`),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const { reference } of instanceSources(step)) {
      if (reference === undefined) continue;
      const { step: source, output } = targetOf(reference.path, context.document);
      // What commands, state machines and people answer may be anything.
      if (source?.spec === undefined || output === undefined || output.name === 'instanceId' || isFreeText(output.name)) continue;
      const message = `${quoted(output.name)} of ${source.spec.name} is no instance. Name the step that launched it: $.stepOutputs.STEP.instanceId.`;
      context.report(reference.path.range, message);
    }
  },
};

function isFreeText(output: string): boolean {
  return output === 'output' || output === 'reason';
}

import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { type InstanceSource, instanceSources } from '../../kinds/workflow/instances.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowForeignInstance: Rule = {
  id: 'workflow-foreign-instance',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'The instance of a step does not come from a step of the workflow.',
  explanation:
    'The user guide demands the output of the step that launched the instance for this workflow, although some of its own examples show the ID of an instance. An instance that Image Builder did not launch has neither its agent nor its permissions.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`- name: Apply
  action: ExecuteComponents
  inputs:
    instanceId: i-1234567890abcdef0
`),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const source of instanceSources(step)) {
      const value = follow(source.entry.value);
      if (value?.kind !== 'scalar' || isNothing(value) || !isForeign(source, value.value)) continue;
      context.report(
        value.range,
        'This instance was not launched by the workflow. Write $.stepOutputs.STEP.instanceId of a LaunchInstance step.',
      );
    }
  },
};

/** Faulty paths have rules of their own. */
function isForeign({ reference }: InstanceSource, value: string): boolean {
  if (reference === undefined) return !value.trim().startsWith('$');
  return reference.path.root === 'parameters' || reference.path.root === 'workflowOutputs';
}

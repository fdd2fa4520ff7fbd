import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { valueFaults } from '../../kinds/workflow/value-faults.ts';
import type { Rule } from '../rule.ts';
import { workflowWithSteps } from './example.ts';

const command = (commands: string) =>
  workflowWithSteps(`- name: Show
  action: RunCommand
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
    documentName: AWS-RunShellScript
    parameters:
      commands: ${commands}
`);

export const workflowInputType: Rule = {
  id: 'workflow-input-type',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An input of a workflow step has a value of the wrong kind.',
  explanation:
    'Every parameter of a command document is a list of texts, also when there is only one. Lists such as `distributions` have a dash before each item.',
  good: command('[uptime]'),
  bad: command('uptime'),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const map of step.fieldMaps) {
      for (const { field, entry, byPath } of map.given) {
        if (byPath) continue;
        const faults = valueFaults(field.type, { name: field.name, value: entry.value, text: context.text });
        for (const { range, message } of faults) context.report(range, message);
      }
    }
  },
};

import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { askTopic } from './example.ts';

export const workflowMissingParameterType: Rule = {
  id: 'workflow-missing-parameter-type',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A parameter of a workflow does not say its type.',
  explanation:
    'The table of the user guide requires `type`, while its text takes a parameter without one for a string. Write the type to be safe.',
  good: askTopic('type: string'),
  bad: askTopic('description: Who is asked.'),
  source: workflowGuide.document,
  workflow({ parameters }, context) {
    for (const { node } of parameters) {
      const entry = entryNamed(node, 'type');
      if (node === undefined || (entry !== undefined && !isNothing(entry.value))) continue;
      context.report(entry?.key.range ?? headOf(node), 'This parameter does not say its type. Write “type: string”, or what else it is.');
    }
  },
};

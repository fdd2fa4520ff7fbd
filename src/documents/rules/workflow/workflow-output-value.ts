import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const giving = (value: string) =>
  `${workflowOf('- name: AskOwner\n  action: WaitForAction\n')}outputs:\n  - name: Reason\n    value: ${value}\n`;

export const workflowOutputValue: Rule = {
  id: 'workflow-output-value',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The value of an output is a path.',
  explanation: 'An output gives on what a path leads to, such as `$.stepOutputs.STEP.imageId`; its key is `value`, without `.$`.',
  good: giving('$.stepOutputs.AskOwner.reason'),
  bad: giving('AskOwner.reason'),
  source: workflowGuide.document,
  workflow({ outputs }, context) {
    for (const { node, value: given } of outputs) {
      if (node === undefined) continue;
      const value = follow(given);
      const entry = entryNamed(node, 'value') ?? entryNamed(node, 'value.$');
      if (entry === undefined) context.report(headOf(node), 'This output has no “value”.');
      else if (value === undefined || isNothing(value)) context.report(entry.key.range, 'The value of this output is empty.');
      else if (value.kind === 'scalar' && !value.value.trim().startsWith('$')) {
        context.report(value.range, `${quoted(value.value)} is no path. Write one such as $.stepOutputs.STEP.OUTPUT.`);
      }
    }
  },
};

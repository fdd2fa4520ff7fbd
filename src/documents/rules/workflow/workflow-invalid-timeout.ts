import { wholeNumber } from '../../kinds/component/whole-number.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const ask = (seconds: string) => workflowOf(`- name: AskOwner\n  action: WaitForAction\n  timeoutSeconds: ${seconds}\n`);

export const workflowInvalidTimeout: Rule = {
  id: 'workflow-invalid-timeout',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A timeout is a number of seconds up to the maximum of the action.',
  explanation:
    'Every action has a maximum of its own, from 3 hours (`WaitForSSMAgent`) to 7 days (`WaitForAction`); more than that does not pass validation. There is no -1 for “no limit” as in component documents.',
  good: ask('604800'),
  bad: ask('1209600'),
  source: workflowGuide.actions,
  workflowStep({ timeoutSeconds, spec }, context) {
    const node = follow(timeoutSeconds);
    if (node === undefined || isNothing(node)) return;
    const seconds = wholeNumber(node);
    if (seconds === undefined || seconds < 1) {
      const found = node.kind === 'scalar' ? `, not ${quoted(node.value)}` : '';
      context.report(node.range, `“timeoutSeconds” must be a whole number of seconds, at least 1${found}.`);
    } else if (spec !== undefined && seconds > spec.longestTimeout) {
      context.report(node.range, `${spec.name} may take at most ${spec.longestTimeout} seconds (${inWords(spec.longestTimeout)}).`);
    }
  },
};

function inWords(seconds: number): string {
  const hours = seconds / 3600;
  return hours > 48 ? `${hours / 24} days` : `${hours} hours`;
}

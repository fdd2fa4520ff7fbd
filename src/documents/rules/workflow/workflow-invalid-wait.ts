import { wholeNumber } from '../../kinds/component/whole-number.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const ask = (seconds: number) =>
  workflowOf(`- name: AskOwner\n  action: WaitForAction\n  timeoutSeconds: 3600\n  waitSeconds: ${seconds}\n`);

export const workflowInvalidWait: Rule = {
  id: 'workflow-invalid-wait',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'The wait before a step is a number of seconds below its timeout.',
  explanation: '`waitSeconds` must be less than `timeoutSeconds`, or than the default timeout of the action where the step sets none.',
  good: ask(60),
  bad: ask(3600),
  source: workflowGuide.document,
  workflowStep({ waitSeconds, timeoutSeconds, spec }, context) {
    const node = follow(waitSeconds);
    if (node === undefined || isNothing(node)) return;
    const seconds = wholeNumber(node);
    const timeout = isNothing(timeoutSeconds) ? spec?.defaultTimeout : wholeNumber(timeoutSeconds);
    if (seconds === undefined || seconds < 0) {
      const found = node.kind === 'scalar' ? `, not ${quoted(node.value)}` : '';
      context.report(node.range, `“waitSeconds” must be a whole number of seconds, 0 or more${found}.`);
    } else if (timeout !== undefined && timeout > 0 && seconds >= timeout) {
      context.report(node.range, `The step waits ${seconds} seconds; that must be less than its timeout of ${timeout}.`);
    }
  },
};

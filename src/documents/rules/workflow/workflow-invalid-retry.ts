import { wholeNumber } from '../../kinds/component/whole-number.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { quoted } from '../../spelling.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, isNothing, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowInvalidRetry: Rule = {
  id: 'workflow-invalid-retry',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A retry makes 1 to 10 attempts with 0 to 600 seconds between them.',
  explanation:
    '`retry` needs `maxAttempts`, which counts the first attempt too; `backoffSeconds` is 30 unless set. The timeout of the step is that of each attempt. A retry of `ExecuteComponents` runs all components again from the first.',
  good: workflowWithSteps(`${goodStep}  retry:\n    maxAttempts: 3\n    backoffSeconds: 60\n`),
  bad: workflowWithSteps(`${goodStep}  retry:\n    maxAttempts: 30\n    backoffSeconds: 60\n`),
  source: workflowGuide.document,
  workflowStep({ retry }, context) {
    const map = mapOf(retry);
    if (map === undefined) return;
    const attempts = entryNamed(map, 'maxAttempts');
    if (attempts === undefined) context.report(headOf(map), '“retry” needs “maxAttempts”, the number of attempts in all.');
    else if (isNothing(attempts.value)) context.report(attempts.key.range, '“maxAttempts” is empty.');
    checkNumber({ map, key: 'maxAttempts', least: 1, most: limits.attempts }, context);
    checkNumber({ map, key: 'backoffSeconds', least: 0, most: limits.backoff }, context);
  },
};

interface Bounded {
  readonly map: MapNode;
  readonly key: string;
  readonly least: number;
  readonly most: number;
}

function checkNumber({ map, key, least, most }: Bounded, context: RuleContext<WorkflowDocument>): void {
  const node = valueNamed(map, key);
  if (node === undefined || isNothing(node)) return;
  const value = wholeNumber(node);
  if (value !== undefined && value >= least && value <= most) return;
  const found = node.kind === 'scalar' ? `, not ${quoted(node.value)}` : '';
  context.report(node.range, `“${key}” must be a whole number from ${least} to ${most}${found}.`);
}

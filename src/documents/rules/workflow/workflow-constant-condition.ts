import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { askOnly } from './example.ts';

export const workflowConstantCondition: Rule = {
  id: 'workflow-constant-condition',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison of two constants decides nothing.',
  explanation:
    'The `value` of a comparison is the path that is looked at, such as `$.imagebuilder.platform`, written without braces and without `.$`.',
  good: askOnly('stringEquals: Linux\nvalue: $.imagebuilder.platform\n'),
  bad: askOnly('stringEquals: Linux\nvalue: platform\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const { operators, value } of step.conditions.nodes) {
      const node = follow(value?.value);
      if (operators.length === 0 || node?.kind !== 'scalar' || isNothing(node) || node.value.trim().startsWith('$')) continue;
      context.report(
        node.range,
        `${quoted(node.value)} is a constant. Compare a path such as $.parameters.NAME or $.imagebuilder.platform.`,
      );
    }
  },
};

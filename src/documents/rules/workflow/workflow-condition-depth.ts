import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import { headOf } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { askOnly } from './example.ts';

const comparison = 'stringEquals: Linux, value: $.imagebuilder.platform';

export const workflowConditionDepth: Rule = {
  id: 'workflow-condition-depth',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'Conditions of workflows nest at most four levels deep.',
  explanation:
    'The outermost operator is level 1, a comparison inside `and` inside `or` is level 3. Use `not` sparingly, or give part of the decision to another step.',
  good: askOnly(`and:\n  - or:\n      - not: {${comparison}}\n`),
  bad: askOnly(`and:\n  - or:\n      - not: {and: [{${comparison}}]}\n`),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const { map, level } of step.conditions.nodes) {
      if (level !== limits.conditionLevels + 1) continue;
      context.report(headOf(map), `This condition is on level ${level}; conditions nest at most ${limits.conditionLevels} levels deep.`);
    }
  },
};

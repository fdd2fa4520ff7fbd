import { operatorByName } from '../../actions/operators.ts';
import { respellings } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { workflowOperatorByName, workflowOperators } from '../../kinds/workflow/operators.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { headOf, isUnquotedReference } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

/** Keys that stand beside an operator, `then` and `else` in component documents only. */
const companions: ReadonlySet<string> = new Set(['value', 'value.$', 'then', 'else', '<<']);
const names = workflowOperators.map(({ name }) => name);

export const workflowConditionOperator: Rule = {
  id: 'workflow-condition-operator',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A condition of a workflow has exactly one operator of the workflow language.',
  explanation:
    'Workflows know `stringEquals`, `booleanEquals`, the five `number…` comparisons, `and`, `or` and `not`. Other operators, such as `stringLessThan`, `fileExists` or `patternMatches`, belong to component documents. Several conditions are combined with `and` or `or`.',
  good: askOnly('stringEquals: Linux\nvalue: $.imagebuilder.platform\n'),
  bad: askOnly('stringLessThan: Linux\nvalue: $.imagebuilder.platform\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const { map, operators } of step.conditions.nodes) {
      if (isUnquotedReference(map, context.text)) continue;
      const [, second] = operators;
      if (second !== undefined) {
        context.report(second.entry.key.range, 'A condition has one operator, and this is another. Combine them with “and” or “or”.');
      }
      const strange = map.entries.filter(({ key }) => !companions.has(key.value) && workflowOperatorByName(key.value) === undefined);
      for (const { key } of strange) reportUnknown(key, context);
      if (operators.length === 0 && strange.length === 0) {
        context.report(headOf(map), `This condition has no operator. Write one of ${oneOf(names)}.`);
      }
    }
  },
};

function reportUnknown(key: ScalarNode, context: RuleContext<WorkflowDocument>): void {
  const isOfComponents = operatorByName(key.value) !== undefined;
  const suggestion = isOfComponents ? undefined : nearest(key.value, names);
  const hint = isOfComponents ? ' Only component documents have it.' : didYouMean(suggestion);
  context.report(key.range, `There is no operator ${quoted(key.value)} in workflows.${hint}`, respellings(key, suggestion));
}

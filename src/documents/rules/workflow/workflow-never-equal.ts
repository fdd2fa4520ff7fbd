import { respellings } from '../../fixes.ts';
import type { ConditionNode } from '../../kinds/workflow/conditions.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import { typeOfPath } from '../../kinds/workflow/resolve.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { scalarOf } from '../../syntax/entries.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

export const workflowNeverEqual: Rule = {
  id: 'workflow-never-equal',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison with a word that the value never is.',
  explanation:
    '`stringEquals` compares exactly, letter case included, unlike in component documents. The platform is `Linux`, `Windows` or `MacOS`, the stage `Build` or `Test`, and an answer to a pause `RESUME` or `STOP`.',
  good: askOnly('stringEquals: Windows\nvalue: $.imagebuilder.platform\n'),
  bad: askOnly('stringEquals: windows\nvalue: $.imagebuilder.platform\n'),
  source: `${workflowGuide.conditions}; ${workflowGuide.variables}`,
  workflowStep(step, context) {
    for (const node of step.conditions.nodes) check(node, step, context);
  },
};

function check(
  { operators: [operator], value }: ConditionNode,
  { references }: WorkflowStep,
  context: RuleContext<WorkflowDocument>,
): void {
  const constant = scalarOf(operator?.entry.value);
  const compared = scalarOf(value?.value);
  if (operator?.spec.name !== 'stringEquals' || constant === undefined || isNothing(constant) || constant.value.startsWith('$.')) return;
  const reference = references.find(({ scalar }) => scalar === compared);
  const type = reference === undefined ? undefined : typeOfPath(reference.path, context.document);
  const words = type?.kind === 'text' ? type.enum : undefined;
  if (words === undefined || words.includes(constant.value)) return;
  const suggestion = nearest(constant.value, words);
  const hint = suggestion === undefined ? ` It is ${oneOf(words)}.` : didYouMean(suggestion);
  context.report(
    constant.range,
    `${quoted(reference?.path.text ?? '')} is never ${quoted(constant.value)}.${hint}`,
    respellings(constant, suggestion),
  );
}

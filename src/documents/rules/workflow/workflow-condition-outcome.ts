import { rewrite } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import type { MapEntry } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askOnly } from './example.ts';

export const workflowConditionOutcome: Rule = {
  id: 'workflow-condition-outcome',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'Conditions of workflows have neither “then” nor “else”.',
  explanation:
    'The step runs when the condition holds and is skipped otherwise. `then` and `else` belong to component documents. Turn the condition round with `not` to skip where it holds.',
  good: askOnly('stringEquals: Linux\nvalue: $.imagebuilder.platform\n'),
  bad: askOnly('stringEquals: Linux\nvalue: $.imagebuilder.platform\nthen: Execute\n'),
  source: workflowGuide.conditions,
  workflowStep(step, context) {
    for (const { map } of step.conditions.nodes) {
      for (const entry of map.entries) if (entry.key.value === 'then' || entry.key.value === 'else') report(entry, context);
    }
  },
};

function report({ key, range }: MapEntry, context: RuleContext<WorkflowDocument>): void {
  const message = `Workflows have no “${key.value}”: the step runs when the condition holds and is skipped otherwise.`;
  context.report(key.range, message, removalOfLine(range, context));
}

/** Only of a line that holds nothing else. */
function removalOfLine({ start, end }: { readonly start: number; readonly end: number }, { text }: RuleContext<WorkflowDocument>) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd === -1 ? text.length : lineEnd).trim() === '';
  if (!isAlone) return undefined;
  return [rewrite('Remove this line', { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1 }, '')];
}

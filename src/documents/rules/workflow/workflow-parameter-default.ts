import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { WorkflowDocument, WorkflowParameter } from '../../kinds/workflow/model.ts';
import { typeOfParameter } from '../../kinds/workflow/resolve.ts';
import { valueFaults } from '../../kinds/workflow/value-faults.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { askTopic } from './example.ts';

export const workflowParameterDefault: Rule = {
  id: 'workflow-parameter-default',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The default of a parameter fits its type.',
  explanation:
    'An integer has a whole number as its default, a boolean true or false, a stringList a list of texts. A value has at most 1,024 characters, and a default is a constant: no path is resolved in it.',
  good: askTopic('type: string\ndefault: none'),
  bad: askTopic('type: string\ndefault: [none]'),
  source: workflowGuide.document,
  workflow({ parameters }, context) {
    for (const parameter of parameters) check(parameter, context);
  },
};

function check(parameter: WorkflowParameter, context: RuleContext<WorkflowDocument>): void {
  const value = follow(parameter.default);
  const type = typeOfParameter(parameter);
  if (value === undefined || isNothing(value) || type === undefined) return;
  if (value.kind === 'scalar' && /^\$\.[a-z]|\{\{/i.test(value.value)) {
    context.report(value.range, 'A default is a constant; paths are not resolved here.');
    return;
  }
  // The API takes all values as texts, so that a list may be written as one.
  if (type.kind === 'list' && value.kind === 'scalar' && value.value.includes(',')) return;
  for (const { range, message } of valueFaults(type, { name: 'default', value, text: context.text })) context.report(range, message);
  if (value.kind === 'scalar' && value.value.length > limits.parameterValue) {
    context.report(value.range, `The default has ${value.value.length} characters; at most ${limits.parameterValue} are allowed.`);
  }
}

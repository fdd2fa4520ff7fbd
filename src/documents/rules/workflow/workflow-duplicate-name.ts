import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { quoted } from '../../spelling.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { workflowOf } from './example.ts';

export const workflowDuplicateName: Rule = {
  id: 'workflow-duplicate-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Names of steps, of parameters and of outputs are unique in a workflow.',
  explanation: 'References go by the name. Names of outputs must even be unique among all workflows of a pipeline.',
  good: workflowOf('- name: AskSecurity\n  action: WaitForAction\n- name: AskOwner\n  action: WaitForAction\n'),
  bad: workflowOf('- name: AskOwner\n  action: WaitForAction\n- name: AskOwner\n  action: WaitForAction\n'),
  source: workflowGuide.document,
  workflow({ parameters, steps, outputs }, context) {
    check(parameters, 'parameter', context);
    check(steps, 'step', context);
    check(outputs, 'output', context);
  },
};

type Named = { readonly name: ScalarNode | undefined };

function check(parts: readonly Named[], what: string, context: RuleContext<WorkflowDocument>): void {
  const seen = new Set<string>();
  for (const { name } of parts) {
    if (name === undefined || isNothing(name)) continue;
    if (seen.has(name.value)) context.report(name.range, `There is a ${what} ${quoted(name.value)} already. Choose another name.`);
    seen.add(name.value);
  }
}

import { replace } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isVariableName, stepNameAdvice, stepNameFit, variableNameAdvice } from '../../kinds/workflow/names.ts';
import { quoted } from '../../spelling.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { workflowOf } from './example.ts';

export const workflowInvalidName: Rule = {
  id: 'workflow-invalid-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Names in workflows are made of letters, digits and underscores.',
  explanation:
    'Paths such as `$.stepOutputs.NAME.output` go by the name, so that blanks and other signs cannot stand in it. Step names have at least 3 characters.',
  good: workflowOf('- name: AskForApproval\n  action: WaitForAction\n'),
  bad: workflowOf('- name: Ask for approval\n  action: WaitForAction\n'),
  source: `${workflowGuide.document}; WorkflowStepName in the API reference`,
  workflow({ parameters, outputs, steps }, context) {
    for (const { name } of [...parameters, ...outputs]) {
      if (name !== undefined && name.type !== 'null' && !isVariableName(name.value)) report(name, variableNameAdvice, context);
    }
    for (const { name } of steps) {
      if (name !== undefined && name.type !== 'null' && stepNameFit(name.value) === 'bad') report(name, stepNameAdvice, context);
    }
  },
};

function report(name: ScalarNode, advice: string, context: RuleContext<WorkflowDocument>): void {
  const suggestion = name.value
    .split(/[^A-Za-z0-9_]+/)
    .filter((part) => part !== '')
    .map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
  const fixes = stepNameFit(suggestion) === 'good' ? [replace(`Rename to “${suggestion}”`, name, suggestion)] : undefined;
  context.report(name.range, `${quoted(name.value)} cannot be a name here. ${advice}`, fixes);
}

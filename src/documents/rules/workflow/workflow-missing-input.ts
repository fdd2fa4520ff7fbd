import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import { PATH_SUFFIX } from '../../kinds/workflow/path-key.ts';
import type { Field } from '../../kinds/workflow/value-type.ts';
import { oneOf } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { entryNamed, headOf, isNothing, isUnquotedReference } from '../../syntax/lookup.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingInput: Rule = {
  id: 'workflow-missing-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The action needs an input that is not there.',
  explanation:
    'Most actions work on an instance and need its ID: `instanceId.$: $.stepOutputs.STEP.instanceId`, where STEP is the step that launched it.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`- name: Show
  action: RunCommand
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    if (step.spec === undefined || step.action === undefined) return;
    const inputs = follow(step.inputs);
    if (inputs === undefined || isNothing(inputs)) reportAll(step, context);
    for (const { node, fields, owner } of step.fieldMaps) {
      if (isUnquotedReference(node, context.text)) continue;
      for (const field of fields) {
        const entry = entryNamed(node, field.name) ?? entryNamed(node, field.name + PATH_SUFFIX);
        if (entry === undefined && field.required) context.report(headOf(node), `${owner} needs “${keyFor(field)}”, which is missing.`);
        else if (entry !== undefined && isNothing(entry.value)) context.report(entry.key.range, `“${entry.key.value}” is empty.`);
      }
    }
  },
};

function reportAll({ action, spec, node }: WorkflowStep, context: RuleContext<WorkflowDocument>): void {
  const wanted = (spec?.inputs ?? []).filter(({ required }) => required).map(keyFor);
  const range = entryNamed(node, 'inputs')?.key.range ?? action?.range;
  if (wanted.length === 0 || range === undefined) return;
  const [only] = wanted;
  const words = wanted.length === 1 ? `the input “${only}”` : `inputs: ${oneOf(wanted).replace(/ or /, ' and ')}`;
  context.report(range, `${spec?.name} needs ${words}.`);
}

/** The key as it is mostly written. */
function keyFor({ name, comesFrom }: Field): string {
  return comesFrom === undefined ? name : name + PATH_SUFFIX;
}

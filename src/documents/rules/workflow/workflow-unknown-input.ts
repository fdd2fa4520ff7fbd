import { respellings } from '../../fixes.ts';
import type { FieldMap } from '../../kinds/workflow/field-maps.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { isPathKey, PATH_SUFFIX, plainKey } from '../../kinds/workflow/path-key.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { MERGE_KEY } from '../../syntax/entries.ts';
import { isUnquotedReference } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowUnknownInput: Rule = {
  id: 'workflow-unknown-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The action does not know this input.',
  explanation:
    'Names are case-sensitive. What a command document takes, such as `commands`, stands inside `parameters` of RunCommand, each a list of texts.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`- name: Show
  action: RunCommand
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
    documentName: AWS-RunShellScript
    commands: [uptime]
`),
  source: workflowGuide.actions,
  workflowStep(step, context) {
    for (const map of step.fieldMaps) {
      if (isUnquotedReference(map.node, context.text)) continue;
      const names = map.fields.map(({ name }) => name);
      for (const { key } of map.node.entries) {
        if (key.value === MERGE_KEY || names.includes(plainKey(key.value))) continue;
        const suggestion = nearest(plainKey(key.value), names);
        if (suggestion === undefined && map.open) continue;
        const spelt = suggestion !== undefined && isPathKey(key.value) ? suggestion + PATH_SUFFIX : suggestion;
        const hint = suggestion === undefined ? knownInputs(map, step.spec?.name, key.value) : didYouMean(spelt);
        context.report(key.range, `${map.owner} has no input ${quoted(key.value)}.${hint}`, respellings(key, spelt));
      }
    }
  },
};

function knownInputs({ fields, owner }: FieldMap, action: string | undefined, key: string): string {
  if (action === 'RunCommand' && owner === action)
    return ` If “${key}” is a parameter of the command document, write it inside “parameters”.`;
  const names = fields.map(({ name }) => name);
  return names.length > 8 ? '' : ` It takes ${oneOf(names)}.`;
}

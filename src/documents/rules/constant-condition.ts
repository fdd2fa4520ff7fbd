import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const shellVariable = /^\$(?:env:)?([A-Za-z_]\w*)$/;

export const constantCondition: Rule = {
  id: 'constant-condition',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A step depends on two constants.',
  explanation:
    'What is compared does not change from run to run, so the step always runs or never. Variables of the shell are not known here: a condition looks at references, such as `{{ env:NAME }}` or the output of an earlier step.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    stringEquals: linux
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    stringEquals: linux
    value: $PLATFORM
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step(step, context) {
    for (const { map, operators, place } of conditionNodes(step)) {
      const value = place === 'if' ? scalarNamed(map, 'value') : undefined;
      const [operator] = operators;
      if (value === undefined || operator?.spec.companion !== 'value' || value.type === 'null') continue;
      const variable = shellVariable.exec(value.value.trim())?.[1];
      const operand = scalarOf(operator.entry.value)?.value ?? '{{';
      if (operand.includes('{{') || (variable === undefined && isUnsettled(value.value + operand))) continue;
      const advice = variable === undefined ? 'Compare a reference, in double braces.' : `Write “{{ env:${variable} }}”.`;
      context.report(value.range, `${quoted(value.value)} is just a text here, so this is always decided alike. ${advice}`);
    }
  },
};

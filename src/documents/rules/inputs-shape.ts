import type { ActionSpec } from '../actions/spec.ts';
import type { StepAlone } from '../kinds/component/model.ts';
import { follow } from '../syntax/aliases.ts';
import { entryNamed, isNothing, isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const inputsShape: Rule = {
  id: 'inputs-shape',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Inputs are a list or a map, as the action wants them.',
  explanation:
    'Actions that work on files take a list of maps, one for each file: begin each with a dash. Actions that run something take one map, without dashes. Mixing them up is the most common mistake in components.',
  good: documentWithSteps(`- name: MakeFile
  action: CreateFile
  inputs:
    - path: /etc/app.conf
      content: mode=prod
`),
  bad: documentWithSteps(`- name: MakeFile
  action: CreateFile
  inputs:
    path: /etc/app.conf
    content: mode=prod
`),
  source: userGuide.actionModules,
  steps: ['inputs'],
  step(step, context) {
    const { spec, inputs, node } = step;
    const value = follow(inputs);
    if (spec === undefined || value === undefined || isNothing(value) || isUnquotedReference(value, context.text)) return;
    const range = entryNamed(node, 'inputs')?.key.range ?? value.range;
    if (spec.shape === 'list') {
      if (value.kind !== 'list') context.report(range, `${spec.name} takes a list of maps: begin each one with a dash.`);
      else
        for (const item of itemsOfWrongShape(step))
          context.report(item, `Each item of the inputs of ${spec.name} is a map, such as “- ${firstInput(spec)}: …”.`);
    } else if (value.kind !== 'map' && !isEmptyWithoutNeed(step)) {
      const advice = value.kind === 'list' ? 'remove the dash and indent the keys alike' : `write “${firstInput(spec)}: …” below it`;
      context.report(range, `${spec.name} takes one map: ${advice}.`);
    }
  },
};

function itemsOfWrongShape({ inputs }: StepAlone) {
  const list = follow(inputs);
  if (list?.kind !== 'list') return [];
  return list.items.filter((item) => follow(item.value)?.kind !== 'map').map((item) => item.range);
}

/** `inputs: []` on an action that needs none says nothing wrong. */
function isEmptyWithoutNeed({ spec, inputs }: StepAlone): boolean {
  const list = follow(inputs);
  return spec?.inputsRequired === false && list?.kind === 'list' && list.items.length === 0;
}

function firstInput(spec: ActionSpec): string {
  return spec.shape === 'condition' ? 'stringEquals' : (spec.inputs[0]?.name ?? 'name');
}

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entriesOf, itemsOf, mapOf } from '../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../syntax/lookup.ts';
import type { MapNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const nestedParameters: Rule = {
  id: 'nested-parameters',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'What a nested document is given is a name and a value, each name once.',
  explanation:
    'The items of `parameters` of ExecuteDocument have a `name` and a `value`, nothing else. Which of two values for one name counts is not documented.',
  good: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: /opt/shared.yaml
    parameters:
      - name: Channel
        value: stable
`),
  bad: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: /opt/shared.yaml
    parameters:
      - name: Channel
        value: stable
      - name: Channel
        value: beta
`),
  source: userGuide.actionModules,
  steps: ['ExecuteDocument'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const given = new Set<string>();
      for (const { value } of itemsOf(valueNamed(map, 'parameters'))) {
        const item = mapOf(value);
        if (item !== undefined) checkItem(item, given, context);
      }
    }
  },
};

function checkItem(item: MapNode, given: Set<string>, context: StepContext): void {
  const name = scalarNamed(item, 'name');
  if (name !== undefined && given.has(name.value)) context.report(name.range, `“${name.value}” is given a value twice. Remove one.`);
  if (name !== undefined) given.add(name.value);
  else return; // `input-type` speaks about items without a name
  for (const { key } of entriesOf(item)) {
    if (key.value !== 'name' && key.value !== 'value')
      context.report(key.range, `A parameter for a document has a “name” and a “value”, no “${key.value}”.`);
  }
}

import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const number = /^[-+]?(?:[0-9]+[.])?[0-9]+$/;

export const numberOperand: Rule = {
  id: 'number-operand',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison of numbers gets something else.',
  explanation: 'What cannot be read as a number makes the comparison false, without an error. Write 0.5 and 1000, not .5, 1. or 1e3.',
  good: documentWithSteps(`- name: EnoughSpace
  action: Assert
  inputs:
    numberGreaterThan: 0.5
    value: 1000
`),
  bad: documentWithSteps(`- name: EnoughSpace
  action: Assert
  inputs:
    numberGreaterThan: 500M
    value: 1000
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        if (spec.operand !== 'number') continue;
        for (const scalar of [scalarOf(entry.value), scalarNamed(map, 'value')]) {
          if (scalar !== undefined && !isNumber(scalar))
            context.report(scalar.range, `${quoted(scalar.value)} is no number, so “${spec.name}” is never true.`);
        }
      }
    }
  },
};

/** Unquoted numbers are read by YAML, which knows more ways to write them; a reference may bring a number. */
function isNumber({ value, type }: ScalarNode): boolean {
  return type === 'integer' || type === 'float' || value.includes('{{') || number.test(value);
}

import { operatorByName, operators } from '../actions/operators.ts';
import { respellings } from '../fixes.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const names = operators.map(({ name }) => name);

// Outcomes in the wrong place are the business of `misplaced-outcome`.
const otherKeys: ReadonlySet<string> = new Set(['value', 'path', 'then', 'else', '<<']);

// Operators of workflow documents and of other languages, and what does the same here.
const foreign: ReadonlyMap<string, string> = new Map([
  ['booleanEquals', 'It exists in workflow documents only; compare with “stringEquals”.'],
  ['stringContains', 'Use “patternMatches”.'],
  ['exists', 'Use “fileExists”, “folderExists” or “binaryExists”.'],
  ['equals', 'Use “stringEquals” or “numberEquals”.'],
]);

export const unknownOperator: Rule = {
  id: 'unknown-operator',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'There is no operator of this name.',
  explanation:
    'Operators are case-sensitive: `stringLessThan`, not `stringlessThan` as some examples of the guide have it. There is none for booleans; compare their text.',
  good: documentWithSteps(`- name: VersionIsNew
  action: Assert
  inputs:
    stringGreaterThan: '1.0'
    value: '2.0'
`),
  bad: documentWithSteps(`- name: VersionIsOld
  action: Assert
  inputs:
    stringlessThan: '2.0'
    value: '1.0'
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const node of conditionNodes(step)) {
      if (isUnquotedReference(node.map, context.text)) continue;
      for (const { key } of node.map.entries) {
        if (operatorByName(key.value) !== undefined || otherKeys.has(key.value)) continue;
        const suggestion = nearest(key.value, names);
        const advice = foreign.get(key.value);
        const message = `There is no operator ${quoted(key.value)}.${advice === undefined ? didYouMean(suggestion) : ` ${advice}`}`;
        context.report(key.range, message, advice === undefined ? respellings(key, suggestion) : undefined);
      }
    }
  },
};

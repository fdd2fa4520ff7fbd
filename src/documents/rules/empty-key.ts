import { entriesOf, mapOf } from '../syntax/entries.ts';
import { isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** What a step may leave out; whether other keys are empty has rules of its own. */
const optional: ReadonlySet<string> = new Set(['if', 'timeoutSeconds', 'maxAttempts', 'onFailure', 'disableLogging']);

export const emptyKey: Rule = {
  id: 'empty-key',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A key of a step has nothing behind it.',
  explanation:
    'The key is as good as not there, or refused. What belongs to `if` stands indented below it; values of the others on the same line.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  onFailure: Abort
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  onFailure:
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.documents,
  step({ item }, context) {
    const map = mapOf(item);
    for (const { key, value } of map === undefined ? [] : entriesOf(map)) {
      if (optional.has(key.value) && isNothing(value))
        context.report(key.range, `Nothing stands behind “${key.value}”. Write a value, or remove the key.`);
    }
  },
};

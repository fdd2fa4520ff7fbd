import { respellings } from '../fixes.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const outcomes = ['Abort', 'Execute', 'Skip'];

export const conditionOutcome: Rule = {
  id: 'condition-outcome',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A condition executes, skips or aborts its step.',
  explanation:
    '`then` and `else` take one of the words Abort, Execute and Skip. They cannot hold steps or commands. Without them a step runs when its condition holds and is skipped otherwise.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: dnf
    then: Execute
    else: Abort
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: dnf
    else: Fail
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step(step, context) {
    for (const { map, depth, place } of conditionNodes(step)) {
      if (depth !== 1 || place !== 'if') continue;
      for (const key of ['then', 'else']) {
        const entry = entryNamed(map, key);
        if (entry === undefined) continue;
        const value = follow(entry.value);
        if (value?.kind !== 'scalar') context.report(entry.key.range, `“${key}” must be one of ${oneOf(outcomes)}.`);
        else if (!outcomes.includes(value.value)) {
          const suggestion = nearest(value.value, outcomes);
          const message = `“${key}” cannot be ${quoted(value.value)}.${didYouMean(suggestion) || ` Use ${oneOf(outcomes)}.`}`;
          context.report(value.range, message, respellings(value, suggestion));
        }
      }
    }
  },
};

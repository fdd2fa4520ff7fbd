import { isLogical } from '../actions/operators.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { mapOf } from '../syntax/entries.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const misplacedOutcome: Rule = {
  id: 'misplaced-outcome',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'then and else stand beside the outermost operator of if.',
  explanation:
    'The syntax box of the guide indents `then` and `else` below the operator, but every working example has them beside it. Inner conditions and Assert have no outcome of their own: an assertion that is false fails its step.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    not:
      binaryExists: jq
    else: Skip
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    not:
      binaryExists: jq
      else: Skip
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, depth, place, operators } of conditionNodes(step)) {
      for (const key of ['then', 'else']) {
        const entry = entryNamed(map, key);
        if (entry !== undefined && place === 'assert') {
          context.report(entry.key.range, `Assert has no “${key}”: what follows a failure is decided by “onFailure”.`);
        } else if (entry !== undefined && depth > 1) {
          context.report(entry.key.range, `“${key}” stands beside the outermost operator of “if”. Indent it less.`);
        }
        // Below a comparison there is no condition, so the map there was not visited.
        for (const { spec, entry: operator } of operators) {
          const nested = isLogical(spec) ? undefined : entryNamed(mapOf(operator.value), key);
          if (nested !== undefined) context.report(nested.key.range, `“${key}” stands beside the operator, not below it. Indent it less.`);
        }
      }
    }
  },
};

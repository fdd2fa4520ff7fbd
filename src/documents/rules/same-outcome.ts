import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const sameOutcome: Rule = {
  id: 'same-outcome',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A condition leads to the same whether it holds or not.',
  explanation:
    'Without `else` a step is skipped when its condition does not hold, and without `then` it runs when it does. So `then: Skip` alone never runs the step, and `else: Execute` alone always does: write both.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: jq
    then: Skip
    else: Execute
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    binaryExists: jq
    then: Skip
  inputs:
    commands: ['dnf -y install jq']
`),
  source: userGuide.conditions,
  steps: ['if'],
  step(step, context) {
    const outermost = conditionNodes(step).find(({ place, depth }) => place === 'if' && depth === 1)?.map;
    const given = entryNamed(outermost, 'then') ?? entryNamed(outermost, 'else');
    if (given === undefined || wordOf(outermost, 'then', 'Execute') !== wordOf(outermost, 'else', 'Skip')) return;
    const missing = ['then', 'else'].find((key) => entryNamed(outermost, key) === undefined);
    const advice = missing === undefined ? 'Change one of them.' : `Without “${missing}” the other case is the same: add it.`;
    context.report(given.key.range, `“then” and “else” lead to the same. ${advice}`);
  },
};

function wordOf(map: Parameters<typeof entryNamed>[0], key: string, otherwise: string): string {
  return entryNamed(map, key) === undefined ? otherwise : (scalarNamed(map, key)?.value ?? key);
}

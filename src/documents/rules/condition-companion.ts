import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const conditionCompanion: Rule = {
  id: 'condition-companion',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A comparison needs what it compares with.',
  explanation:
    'Operators on texts, numbers and patterns need `value` beside them, those on digests need `path`. Read them as “value OPERATOR operand”.',
  good: documentWithSteps(`- name: IsLinux
  action: Assert
  inputs:
    stringEquals: linux
    value: '{{ context:osPlatform }}'
`),
  bad: documentWithSteps(`- name: IsLinux
  action: Assert
  inputs:
    stringEquals: linux
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators } of conditionNodes(step)) {
      const [only, second] = operators;
      if (only === undefined || second !== undefined) continue; // `condition-operator` speaks about that
      const { companion, name } = only.spec;
      if (companion !== undefined && entryNamed(map, companion) === undefined) {
        context.report(only.entry.key.range, `“${name}” needs “${companion}” beside it.`);
      }
    }
  },
};

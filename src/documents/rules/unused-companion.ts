import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const unusedCompanion: Rule = {
  id: 'unused-companion',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The operator does not look at this.',
  explanation:
    '`value` belongs to operators on texts, numbers and patterns, `path` to those on digests. Others, such as `fileExists`, look at their operand alone.',
  good: documentWithSteps(`- name: HasConfig
  action: Assert
  inputs:
    fileExists: /etc/app.conf
`),
  bad: documentWithSteps(`- name: HasConfig
  action: Assert
  inputs:
    fileExists: /etc/app.conf
    value: true
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators } of conditionNodes(step)) {
      const [only, second] = operators;
      if (only === undefined || second !== undefined) continue;
      for (const key of ['value', 'path']) {
        const entry = key === only.spec.companion ? undefined : entryNamed(map, key);
        if (entry !== undefined) context.report(entry.key.range, `“${only.spec.name}” does not look at “${key}”.`);
      }
    }
  },
};

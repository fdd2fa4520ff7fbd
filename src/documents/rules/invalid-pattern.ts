import { compilePattern } from '../expressions/pattern/match.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const invalidPattern: Rule = {
  id: 'invalid-pattern',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The pattern is not one that Go understands.',
  explanation:
    'AWSTOE matches with the regular expressions of Go (RE2). They have no look-around (`(?=…)`, `(?!…)`) and no back-references (`\\1`). Combine several conditions instead.',
  good: documentWithSteps(`- name: IsVersion
  action: Assert
  inputs:
    patternMatches: '^[0-9]+\\.[0-9]+$'
    value: '1.2'
`),
  bad: documentWithSteps(`- name: IsVersion
  action: Assert
  inputs:
    patternMatches: '^(?!0)[0-9.]+$'
    value: '1.2'
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        const pattern = spec.operand === 'pattern' ? scalarOf(entry.value) : undefined;
        if (pattern === undefined || pattern.value.includes('{{')) continue;
        const compiled = compilePattern(pattern.value);
        if (typeof compiled !== 'function')
          context.report(pattern.range, `Go does not understand the pattern ${quoted(pattern.value)}: ${compiled.error}.`);
      }
    }
  },
};

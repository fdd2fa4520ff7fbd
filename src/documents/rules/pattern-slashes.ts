import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** Slashes around a pattern that is tied to the start or the end of the text: behind or before a slash it never matches. */
const between = /^\/(?:\^.*|.*[^\\]\$)\/[a-z]*$/;

export const patternSlashes: Rule = {
  id: 'pattern-slashes',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'A pattern stands between slashes.',
  explanation:
    'Go writes patterns without slashes around them, so these are looked for in the text. Flags stand in front: `(?i)` ignores letter case.',
  good: documentWithSteps(`- name: IsVersion
  action: Assert
  inputs:
    patternMatches: ^v[0-9]+$
    value: '{{ env:VERSION }}'
`),
  bad: documentWithSteps(`- name: IsVersion
  action: Assert
  inputs:
    patternMatches: /^v[0-9]+$/
    value: '{{ env:VERSION }}'
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        const pattern = spec.operand === 'pattern' ? scalarOf(entry.value) : undefined;
        if (pattern !== undefined && between.test(pattern.value))
          context.report(pattern.range, 'The slashes are taken for part of the text, so this never matches. Remove them.');
      }
    }
  },
};

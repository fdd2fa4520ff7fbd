import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { askTopic } from './example.ts';

export const workflowUnusedParameter: Rule = {
  id: 'workflow-unused-parameter',
  severity: 'info',
  category: 'reference',
  since: '0.1.0',
  summary: 'No path names this parameter.',
  explanation: 'Whoever uses the workflow can set it, and nothing comes of it. Remove it, or refer to it as `$.parameters.NAME`.',
  good: askTopic('type: string'),
  bad: askTopic('type: string\n  - name: Unused\n    type: string'),
  source: workflowGuide.variables,
  workflow(document, context) {
    if (document.parameters.length === 0) return;
    const used = new Set<string>();
    eachReference(document, ({ path: { root, parts } }) => {
      if (root === 'parameters') used.add(parts[1]?.text ?? '');
    });
    for (const { name } of document.parameters) {
      if (name === undefined || isNothing(name) || used.has(name.value)) continue;
      context.report(name.range, `Nothing refers to the parameter ${quoted(name.value)}.`);
    }
  },
};

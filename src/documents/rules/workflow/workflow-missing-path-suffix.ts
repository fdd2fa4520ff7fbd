import { rewrite } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { PATH_SUFFIX } from '../../kinds/workflow/path-key.ts';
import { quoted } from '../../spelling.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingPathSuffix: Rule = {
  id: 'workflow-missing-path-suffix',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The key of an input that is a reference ends in “.$”.',
  explanation:
    'Without `.$` at its key the value is mere text: the action gets the path and not what it leads to. Some examples of the user guide forget it.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep.replace('.$:', ':')),
  source: workflowGuide.variables,
  workflowStep({ references }, context) {
    let last: ScalarNode | undefined;
    for (const { place, key, path } of references) {
      // A list of references has one key.
      if (place !== 'bare' || key === undefined || key === last) continue;
      last = key;
      const at = key.style === 'plain' ? key.range.end : key.range.end - 1;
      const message = `${quoted(path.text)} is mere text here. To refer to the value, write the key “${key.value}${PATH_SUFFIX}”.`;
      context.report(key.range, message, [rewrite(`Write “${key.value}${PATH_SUFFIX}”`, { start: at, end: at }, PATH_SUFFIX)]);
    }
  },
};

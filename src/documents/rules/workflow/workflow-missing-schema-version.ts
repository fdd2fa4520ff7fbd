import { rewrite } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMissingSchemaVersion: Rule = {
  id: 'workflow-missing-schema-version',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A workflow document names its schema version.',
  explanation: 'Without `schemaVersion: 1.0` Image Builder refuses the document. The key is case-sensitive.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep).replace('schemaVersion: 1.0\n', ''),
  source: workflowGuide.document,
  workflow({ node }, context) {
    const entry = entryNamed(node, 'schemaVersion');
    if (entry !== undefined) {
      if (isNothing(entry.value)) context.report(entry.range, 'The schema version is empty. Write “schemaVersion: 1.0”.');
      return;
    }
    const head = headOf(node);
    const fixes = node.flow
      ? undefined
      : [rewrite('Add “schemaVersion: 1.0”', { start: head.start, end: head.start }, 'schemaVersion: 1.0\n')];
    context.report(head, 'The workflow does not name its schema version. Add “schemaVersion: 1.0”.', fixes);
  },
};

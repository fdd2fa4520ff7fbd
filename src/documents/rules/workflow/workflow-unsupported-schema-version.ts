import { respell } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { quoted } from '../../spelling.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

const versions: ReadonlySet<string> = new Set(['1.0', '1']);

export const workflowUnsupportedSchemaVersion: Rule = {
  id: 'workflow-unsupported-schema-version',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The schema version of workflow documents is 1.0.',
  explanation: 'There is no other version. The version of the workflow itself belongs to the workflow resource, not into its document.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep).replace('schemaVersion: 1.0', 'schemaVersion: 2.0'),
  source: workflowGuide.document,
  workflow({ schemaVersion }, context) {
    if (schemaVersion === undefined || isNothing(schemaVersion) || versions.has(schemaVersion.value)) return;
    const message = `There is no schema version ${quoted(schemaVersion.value)} of workflow documents. Write 1.0.`;
    context.report(schemaVersion.range, message, [respell(schemaVersion, '1.0')]);
  },
};

import { respell } from '../fixes.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`;

export const unsupportedSchemaVersion: Rule = {
  id: 'unsupported-schema-version',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The schema version is 1.0.',
  explanation:
    'There is one version of the language so far. It is written `1.0` or `1`, with or without quotes; it is not the version of the component.',
  good: documentWithSteps(steps),
  bad: documentWithSteps(steps).replace('1.0', '1.2'),
  source: userGuide.documents,
  document({ schemaVersion }, context) {
    if (schemaVersion === undefined || schemaVersion.type === 'null') return;
    if (schemaVersion.value === '1.0' || schemaVersion.value === '1') return;
    context.report(schemaVersion.range, `There is no schema version ${quoted(schemaVersion.value)}; the only one is 1.0.`, [
      respell(schemaVersion, '1.0'),
    ]);
  },
};

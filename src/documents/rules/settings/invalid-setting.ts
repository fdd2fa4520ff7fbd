import type { Rule } from '../rule.ts';
import { goodSettings, settingsFile } from './example.ts';

export const invalidSetting: Rule = {
  id: 'invalid-setting',
  severity: 'error',
  category: 'settings',
  since: '0.1.0',
  summary: 'A setting has a value that it cannot have.',
  explanation: 'A setting with a wrong value is left out, as if it were not written; the others count.',
  exampleFile: settingsFile,
  good: goodSettings,
  bad: goodSettings.replace('error', 'errors'),
  source: 'Kiln: docs/settings.md',
  settings({ faults }, { report }) {
    for (const { rule, range, message, fixes } of faults) if (rule === 'invalid-setting') report(range, message, fixes);
  },
};

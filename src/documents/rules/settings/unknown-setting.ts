import type { Rule } from '../rule.ts';
import { goodSettings, settingsFile } from './example.ts';

export const unknownSetting: Rule = {
  id: 'unknown-setting',
  severity: 'error',
  category: 'settings',
  since: '0.1.0',
  summary: 'There is no such setting.',
  explanation: 'A key that Kiln does not know changes nothing. The keys of `kiln.config.yaml` are listed in docs/settings.md.',
  exampleFile: settingsFile,
  good: goodSettings,
  bad: goodSettings.replace('profile:', 'profil:'),
  source: 'Kiln: docs/settings.md',
  settings({ faults }, { report }) {
    for (const { rule, range, message, fixes } of faults) if (rule === 'unknown-setting') report(range, message, fixes);
  },
};

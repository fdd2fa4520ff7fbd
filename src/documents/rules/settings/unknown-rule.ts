import { respellings } from '../../fixes.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodSettings, settingsFile } from './example.ts';

export const unknownRule: Rule = {
  id: 'unknown-rule',
  severity: 'warning',
  category: 'settings',
  since: '0.1.0',
  summary: 'The settings name a rule that does not exist.',
  explanation:
    'A severity for a rule that does not exist changes nothing. `kiln rules` lists all rules; those of ShellCheck are written `shellcheck-SC2086`.',
  exampleFile: settingsFile,
  good: goodSettings,
  bad: goodSettings.replace('insecure-download', 'unsecure-download'),
  source: 'Kiln: docs/settings.md',
  settings({ ruleNames }, { report, ruleIds }) {
    for (const name of ruleNames) {
      if (ruleIds.has(name.value) || name.value.startsWith('shellcheck-')) continue;
      const suggestion = nearest(name.value, ruleIds);
      report(name.range, `There is no rule ${quoted(name.value)}.${didYouMean(suggestion)}`, respellings(name, suggestion));
    }
  },
};

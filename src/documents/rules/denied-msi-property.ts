import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entriesOf, mapOf, scalarOf } from '../syntax/entries.ts';
import { valueNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** What the modules do not let a document set, by property. The guide spells the first one with one p; Windows Installer with two. */
const denied: ReadonlyMap<string, RegExp> = new Map([
  ['REBOOT', /^\s*reallysupp?ress\s*$/i],
  ['REINSTALLMODE', /^\s*ecmus\s*$/i],
  ['REINSTALL', /^\s*all\s*$/i],
]);

export const deniedMsiProperty: Rule = {
  id: 'denied-msi-property',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Some properties of a package cannot be set.',
  explanation:
    'InstallMSI and UninstallMSI set `REBOOT`, `REINSTALL` and `REINSTALLMODE` themselves and refuse the values `ReallySuppress`, `ALL` and `ecmus` for them. Whether the machine restarts is said with the input `reboot`.',
  good: documentWithSteps(`- name: InstallViewer
  action: InstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
    reboot: Skip
    properties:
      INSTALLDIR: C:\\Viewer
`),
  bad: documentWithSteps(`- name: InstallViewer
  action: InstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
    properties:
      REBOOT: ReallySuppress
`),
  source: userGuide.actionModules,
  steps: ['InstallMSI', 'UninstallMSI'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const properties = mapOf(valueNamed(map, 'properties'));
      for (const { key, value } of properties === undefined ? [] : entriesOf(properties)) {
        const text = scalarOf(value)?.value;
        if (text === undefined || denied.get(key.value.toUpperCase())?.test(text) !== true) continue;
        const advice = key.value.toUpperCase() === 'REBOOT' ? 'Remove it, and write “reboot: Skip”.' : 'Remove it.';
        context.report(key.range, `The property “${key.value}” cannot be set to “${text.trim()}”. ${advice}`);
      }
    }
  },
};

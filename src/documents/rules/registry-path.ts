import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const hive = /^(?:HKEY_(?:CLASSES_ROOT|USERS|LOCAL_MACHINE|CURRENT_CONFIG|CURRENT_USER)|HK(?:CR|U|LM|CC|CU):|\{\{)/i;

export const registryPath: Rule = {
  id: 'registry-path',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A registry path begins with its hive.',
  explanation: 'The path begins with one of `HKLM:`, `HKCU:`, `HKCR:`, `HKU:`, `HKCC:` or their long names such as `HKEY_LOCAL_MACHINE`.',
  good: documentWithSteps(`- name: DisableThing
  action: SetRegistry
  inputs:
    - path: HKLM:\\SOFTWARE\\Acme
      name: Enabled
      value: 0
      type: DWORD
`),
  bad: documentWithSteps(`- name: DisableThing
  action: SetRegistry
  inputs:
    - path: SOFTWARE\\Acme
      name: Enabled
      value: 0
      type: DWORD
`),
  source: userGuide.actionModules,
  steps: ['SetRegistry'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const path = scalarNamed(map, 'path');
      if (path === undefined || path.type === 'null' || hive.test(path.value)) continue;
      context.report(path.range, `${quoted(path.value)} does not begin with a hive. Begin it with “HKLM:” or another one.`);
    }
  },
};

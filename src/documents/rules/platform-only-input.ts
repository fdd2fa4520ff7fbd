import { actionsWithInput } from '../actions/index.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const windowsPath = /^[A-Za-z]:[\\/]/;

export const platformOnlyInput: Rule = {
  id: 'platform-only-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Owner, group and permissions fail on Windows.',
  explanation:
    'CreateFile and CreateFolder report an error when these are given on Windows, and a path with a drive letter is one on Windows.',
  good: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: C:\\App
`),
  bad: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: C:\\App
      permissions: '0755'
`),
  source: userGuide.actionModules,
  steps: actionsWithInput(({ platforms }) => platforms !== undefined && !platforms.includes('Windows')),
  step(step, context) {
    const restricted = step.spec?.inputs.filter(({ platforms }) => platforms !== undefined && !platforms.includes('Windows')) ?? [];
    if (restricted.length === 0) return;
    for (const map of inputMaps(step)) {
      if (!windowsPath.test(scalarNamed(map, 'path')?.value ?? '')) continue;
      for (const { name } of restricted) {
        const entry = entryNamed(map, name);
        if (entry !== undefined) context.report(entry.key.range, `“${name}” fails on Windows, where this path belongs. Remove it.`);
      }
    }
  },
};

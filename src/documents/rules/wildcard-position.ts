import { inputMaps } from '../kinds/component/step-inputs.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** The input that takes a wildcard in its last part only, by action. */
const wildcardInputs: Readonly<Record<string, string>> = {
  CopyFile: 'source',
  CopyFolder: 'source',
  MoveFile: 'source',
  MoveFolder: 'source',
  DeleteFile: 'path',
};

export const wildcardPosition: Rule = {
  id: 'wildcard-position',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'A wildcard may stand in the last part of a path only.',
  explanation: 'These actions match `*` behind the last separator. Folders above it have to be named; ExecuteBash can match more.',
  good: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/stage/*.conf
      destination: /etc/app/
`),
  bad: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/*/app.conf
      destination: /etc/app/
`),
  source: userGuide.actionModules,
  steps: Object.keys(wildcardInputs),
  step(step, context) {
    const key = wildcardInputs[step.spec?.name ?? ''];
    if (key === undefined) return;
    for (const map of inputMaps(step)) {
      const path = scalarNamed(map, key);
      if (path !== undefined && /\*.*[/\\]/.test(path.value.replace(/[/\\]+$/, ''))) {
        context.report(path.range, 'A “*” is matched only behind the last separator of the path.');
      }
    }
  },
};

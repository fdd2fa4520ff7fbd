import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const wildcardDestination: Rule = {
  id: 'wildcard-destination',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'What a wildcard matches goes into a folder.',
  explanation:
    'Without a separator at its end the last part of `destination` is the new name, and several files cannot have one name. End it with `/` or, on Windows, with a backslash.',
  good: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/stage/*.conf
      destination: /etc/app/
`),
  bad: documentWithSteps(`- name: CopyConfig
  action: CopyFile
  inputs:
    - source: /opt/stage/*.conf
      destination: /etc/app
`),
  source: userGuide.actionModules,
  steps: ['CopyFile', 'CopyFolder', 'MoveFile', 'MoveFolder'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const destination = scalarNamed(map, 'destination');
      if (destination === undefined || scalarNamed(map, 'source')?.value.includes('*') !== true) continue;
      if (/[/\\]\s*$/.test(destination.value) || destination.value.trim() === '' || isUnsettled(destination.value.slice(-1))) continue;
      if (destination.value.trimEnd().endsWith('}}')) continue; // a reference may bring the separator
      context.report(destination.range, 'A “*” can match several: end the destination with a separator, so that it is a folder.');
    }
  },
};

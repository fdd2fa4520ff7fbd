import type { Platform } from '../actions/spec.ts';
import type { Step } from '../kinds/component/model.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const mixedPlatforms: Rule = {
  id: 'mixed-platforms',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'No platform has all the actions of this document.',
  explanation:
    'A component runs on one platform, and a step whose action that platform does not have fails. Split the component, or give the steps a condition on `{{ context:osPlatform }}`.',
  good: documentWithSteps(`- name: OnLinux
  action: ExecuteBash
  if:
    stringEquals: linux
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['uname -a']
- name: OnWindows
  action: ExecutePowerShell
  if:
    stringEquals: windows
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['Get-Host']
`),
  bad: documentWithSteps(`- name: OnLinux
  action: ExecuteBash
  inputs:
    commands: ['uname -a']
- name: OnWindows
  action: ExecutePowerShell
  inputs:
    commands: ['Get-Host']
`),
  source: userGuide.actionModules,
  document({ steps }, context) {
    let possible: readonly Platform[] = ['Linux', 'Windows', 'macOS'];
    let narrowest: Step | undefined;
    for (const step of steps) {
      if (step.spec === undefined || step.conditionNode !== undefined) continue;
      const left = step.spec.platforms.filter((platform) => possible.includes(platform));
      if (left.length === 0 && step.action !== undefined) {
        const earlier = `step “${narrowest?.name?.value ?? ''}” needs ${possible.join(' or ')}`;
        context.report(step.action.range, `${step.spec.name} runs on ${step.spec.platforms.join(' and ')} only, but ${earlier}.`);
        return;
      }
      if (left.length < possible.length) narrowest = step;
      possible = left;
    }
  },
};

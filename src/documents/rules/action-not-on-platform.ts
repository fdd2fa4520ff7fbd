import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const greeting = (action: string) =>
  documentWithSteps(`- name: Greet
  action: ${action}
  inputs:
    commands: [echo hello]
`);

export const actionNotOnPlatform: Rule = {
  id: 'action-not-on-platform',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An action does not exist on the platforms that are built for.',
  explanation:
    'The settings say under `platforms` which operating systems the images of this workspace have, and a resource of CloudFormation, Terraform or Image Builder that holds a component says which one that is registered for. The action runs on none of them. Where nobody says, nothing is found: ExecuteBash is right for Linux, ExecutePowerShell for Windows.',
  good: greeting('ExecuteBash'),
  bad: greeting('ExecutePowerShell'),
  exampleSettings: { platforms: ['Linux'] },
  source: `${userGuide.actionModules}; Kiln: docs/settings.md`,
  document({ steps }, { platforms, report }) {
    if (platforms === undefined) return;
    for (const { spec, action } of steps) {
      if (spec === undefined || action === undefined || spec.platforms.some((platform) => platforms.includes(platform))) continue;
      report(action.range, `${spec.name} runs on ${spec.platforms.join(' and ')}; this is built for ${platforms.join(' and ')}.`);
    }
  },
};

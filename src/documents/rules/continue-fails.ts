import { respell } from '../fixes.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const continueFails: Rule = {
  id: 'continue-fails',
  severity: 'info',
  category: 'flow',
  since: '0.1.0',
  summary: 'Continue does not forgive a failure.',
  explanation:
    'With `Continue` the remaining steps run, and then the build fails. To go on and succeed in spite of the failure write `Ignore`.',
  good: documentWithSteps(`- name: TryToPatch
  action: UpdateOS
  onFailure: Ignore
`),
  bad: documentWithSteps(`- name: TryToPatch
  action: UpdateOS
  onFailure: Continue
`),
  source: `${userGuide.documents}; README of aws-samples/amazon-ec2-image-builder-samples`,
  steps: ['onFailure'],
  step({ onFailure }, context) {
    const value = scalarOf(onFailure);
    if (value?.value !== 'Continue') return;
    context.report(value.range, 'After a failure the remaining steps run, but the build still fails. “Ignore” forgives it.', [
      respell(value, 'Ignore'),
    ]);
  },
};

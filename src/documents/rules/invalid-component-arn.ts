import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

// Lenient about the version, because the guide asks for one with its build and shows one without, and about the letter case of the name.
const componentArn =
  /^arn:aws[a-z-]*:imagebuilder:[a-z0-9-]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?|third-party):component\/[A-Za-z0-9-_]+\/(?:[0-9]+|x)\.(?:[0-9]+|x)\.(?:[0-9]+|x)(?:\/(?:[0-9]+|x))?$/;

export const invalidComponentArn: Rule = {
  id: 'invalid-component-arn',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The ARN is not the one of a component.',
  explanation:
    'ExecuteDocument runs a component by the ARN of its version: `arn:aws:imagebuilder:REGION:ACCOUNT:component/NAME/1.0.0/1`. The account has 12 digits or is `aws`.',
  good: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: arn:aws:imagebuilder:eu-west-1:123456789012:component/shared/1.0.0/1
`),
  bad: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: arn:aws:imagebuilder:eu-west-1:123456789012:component/shared
`),
  source: userGuide.actionModules,
  steps: ['ExecuteDocument'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const document = scalarNamed(map, 'document');
      const arn = document?.value.trim() ?? '';
      if (document === undefined || !arn.startsWith('arn:') || isUnsettled(arn) || componentArn.test(arn)) continue;
      context.report(document.range, `${quoted(arn)} is no ARN of a component version. Write “…:component/NAME/1.0.0/1”.`);
    }
  },
};

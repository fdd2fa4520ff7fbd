import { actionsWithUndocumentedInputs, isUndocumentedInput } from '../actions/undocumented-inputs.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const undocumentedInput: Rule = {
  id: 'undocumented-input',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'An input that samples pass and the guide does not know.',
  explanation:
    'Samples of AWS pass `force` to DeleteFile, which the guide documents for DeleteFolder and CreateSymlink only. It has no known effect, and AWS may refuse it one day.',
  good: documentWithSteps(`- name: DropPackage
  action: DeleteFile
  inputs:
    - path: /opt/stage/tool.rpm
`),
  bad: documentWithSteps(`- name: DropPackage
  action: DeleteFile
  inputs:
    - path: /opt/stage/tool.rpm
      force: true
`),
  source: `${userGuide.actionModules}; aws-samples/amazon-ec2-image-builder-samples`,
  steps: actionsWithUndocumentedInputs,
  step(step, context) {
    const { spec } = step;
    if (spec === undefined) return;
    for (const map of inputMaps(step)) {
      for (const { key } of map.entries) {
        if (isUndocumentedInput(spec.name, key.value))
          context.report(key.range, `“${key.value}” is not documented for ${spec.name}. Remove it.`);
      }
    }
  },
};

import { respellInside } from '../kinds/component/references.ts';
import { targetOf } from '../kinds/component/targets.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const fetch = `- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
`;

export const undefinedInput: Rule = {
  id: 'undefined-input',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The action of that step has no such input.',
  explanation: 'A reference to an input gives what stands there in the step that it names. Names are case-sensitive.',
  good: documentWithSteps(`${fetch}- name: Unpack
  action: ExecuteBash
  inputs:
    commands: ['tar -xf {{ build.Fetch.inputs[0].destination }}']
`),
  bad: documentWithSteps(`${fetch}- name: Unpack
  action: ExecuteBash
  inputs:
    commands: ['tar -xf {{ build.Fetch.inputs[0].target }}']
`),
  source: userGuide.documents,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step' || reference.io !== 'inputs') return;
    const spec = targetOf(context.document, reference).step?.spec;
    if (spec === undefined || spec.shape === 'condition' || spec.inputs.some(({ name }) => name === reference.variable)) return;
    const suggestion = nearest(
      reference.variable,
      spec.inputs.map(({ name }) => name),
    );
    const message = `${spec.name} has no input ${quoted(reference.variable)}.${didYouMean(suggestion)}`;
    context.report(reference.range, message, respellInside(reference, [reference.variable, suggestion], context.text));
  },
};

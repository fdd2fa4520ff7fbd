import type { ActionSpec } from '../actions/spec.ts';
import { respellInside } from '../kinds/component/references.ts';
import { targetOf } from '../kinds/component/targets.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const undefinedOutput: Rule = {
  id: 'undefined-output',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The action of that step has no such output.',
  explanation:
    'Each action documents its outputs; most actions on files have none. Where a step downloads something, refer to its input: `{{ PHASE.STEP.inputs[0].destination }}`.',
  good: documentWithSteps(`- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Count.outputs.stdout }}']
`),
  bad: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
- name: Unpack
  action: ExecuteBash
  inputs:
    commands: ['tar -xf {{ build.Fetch.outputs.destination }}']
`),
  source: userGuide.actionModules,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step' || reference.io !== 'outputs') return;
    const spec = targetOf(context.document, reference).step?.spec;
    if (spec === undefined || spec.outputs.some(({ name }) => name === reference.variable)) return;
    const suggestion = nearest(
      reference.variable,
      spec.outputs.map(({ name }) => name),
    );
    const message = `${spec.name} has no output ${quoted(reference.variable)}.${didYouMean(suggestion) || outputsOf(spec)}`;
    context.report(reference.range, message, respellInside(reference, [reference.variable, suggestion], context.text));
  },
};

function outputsOf(spec: ActionSpec): string {
  if (spec.outputs.length === 0) return ' It has none; its inputs can be referred to.';
  return ` It has ${oneOf(spec.outputs.map(({ name }) => name))}.`;
}

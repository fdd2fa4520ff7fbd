import { rewrite } from '../fixes.ts';
import { type ToStep, targetOf } from '../kinds/component/targets.ts';
import { itemsOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, RuleContext } from './rule.ts';

const fetch = `- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
`;

export const inputIndex: Rule = {
  id: 'input-index',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Inputs that are a list need an index, others have none.',
  explanation:
    'Where the inputs of the other step are a list, the reference says which item, from 0: `inputs[0].destination`. Where they are a map there is no index: `inputs.path`.',
  good: documentWithSteps(`${fetch}- name: Unpack
  action: ExecuteBash
  inputs:
    commands: ['tar -xf {{ build.Fetch.inputs[0].destination }}']
`),
  bad: documentWithSteps(`${fetch}- name: Unpack
  action: ExecuteBash
  inputs:
    commands: ['tar -xf {{ build.Fetch.inputs.destination }}']
`),
  source: userGuide.documents,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step' || reference.io !== 'inputs') return;
    const target = targetOf(context.document, reference).step;
    const { spec } = target ?? {};
    if (target === undefined || spec === undefined) return;
    const { index } = reference;
    if (spec.shape !== 'list') {
      if (index !== undefined) {
        report(reference, context, {
          message: `The inputs of ${spec.name} are no list: write “inputs.${reference.variable}”.`,
          form: 'inputs',
        });
      }
      return;
    }
    const count = itemsOf(target.inputs).length;
    if (index === undefined) {
      report(reference, context, {
        message: `The inputs of ${spec.name} are a list: write “inputs[0].${reference.variable}”.`,
        form: 'inputs[0]',
      });
    } else if (index >= count && count > 0) {
      context.report(
        reference.range,
        `There is no item ${index}: that step has ${count === 1 ? 'one item, 0' : `${count} items, 0 to ${count - 1}`}.`,
      );
    }
  },
};

function report({ range }: ToStep, context: RuleContext, { message, form }: { message: string; form: string }): void {
  const written = /\.(inputs(?:\[[0-9]*\])?)\./.exec(context.text.slice(range.start, range.end));
  const start = range.start + (written?.index ?? 0) + 1;
  const fixes = written?.[1] === undefined ? undefined : [rewrite(`Write “${form}”`, { start, end: start + written[1].length }, form)];
  context.report(range, message, fixes);
}

import { targetOf } from '../kinds/component/targets.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const steps = (output: string) =>
  documentWithSteps(`- name: Find
  action: ListFiles
  inputs:
    - path: /opt/stage
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Find.${output}.files }}']
`);

export const indexedOutput: Rule = {
  id: 'indexed-output',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'Outputs are no lists.',
  explanation:
    'Every documented output is one text, also of actions whose inputs are a list: several files, or several rounds of a loop, are joined in it. Only `inputs` takes a number.',
  good: steps('outputs'),
  bad: steps('outputs[0]'),
  source: userGuide.actionModules,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step' || reference.io !== 'outputs' || reference.index === undefined) return;
    if (targetOf(context.document, reference).step === undefined) return;
    context.report(reference.range, `Outputs are no lists: write “outputs.${reference.variable}”.`);
  },
};

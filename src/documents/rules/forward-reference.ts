import { runsBefore, targetOf } from '../kinds/component/targets.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const count = `- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
`;
const show = `- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Count.outputs.stdout }}']
`;

export const forwardReference: Rule = {
  id: 'forward-reference',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A reference leads to a step that has not run yet.',
  explanation:
    'What a step gives is there after it ran, so references go backwards: to earlier steps of the phase and to earlier phases. A step cannot refer to itself.',
  good: documentWithSteps(count + show),
  bad: documentWithSteps(show + count),
  source: `${userGuide.documents} (earlier steps only; what AWSTOE does otherwise is not documented)`,
  reference({ reference }, step, context) {
    if (reference.kind !== 'step') return;
    const target = targetOf(context.document, reference).step;
    if (target === undefined || runsBefore(target, step)) return;
    const name = quoted(`${reference.phase}.${reference.step}`);
    context.report(
      reference.range,
      target === step ? 'A step cannot refer to itself.' : `The step ${name} runs after this one. Move it to the front.`,
    );
  },
};

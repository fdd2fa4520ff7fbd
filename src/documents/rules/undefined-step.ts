import { respellInside } from '../kinds/component/references.ts';
import { targetOf } from '../kinds/component/targets.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const undefinedStep: Rule = {
  id: 'undefined-step',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A reference names a step that does not exist.',
  explanation: 'The step must stand in the phase that the reference names, in the same document. Names are case-sensitive.',
  good: documentWithSteps(`- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Count.outputs.stdout }}']
`),
  bad: documentWithSteps(`- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Cuont.outputs.stdout }}']
`),
  source: userGuide.documents,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step') return;
    const { phase, step } = targetOf(context.document, reference);
    if (phase === undefined || step !== undefined) return;
    const suggestion = nearest(reference.step, phase.stepsByName.keys());
    const elsewhere = context.document.phases.find(({ stepsByName }) => stepsByName.has(reference.step));
    const advice = elsewhere === undefined ? didYouMean(suggestion) : ` It stands in the phase ${quoted(elsewhere.name?.value ?? '')}.`;
    const message = `There is no step ${quoted(reference.step)} in the phase ${quoted(reference.phase)}.${advice}`;
    context.report(reference.range, message, respellInside(reference, [reference.step, suggestion], context.text));
  },
};

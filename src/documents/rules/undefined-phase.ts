import { respellInside } from '../kinds/component/references.ts';
import { targetOf } from '../kinds/component/targets.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const undefinedPhase: Rule = {
  id: 'undefined-phase',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A reference names a phase that does not exist.',
  explanation: 'References reach the steps of their own document only: `{{ PHASE.STEP.outputs.NAME }}`. Names are case-sensitive.',
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
    commands: ['echo {{ biuld.Count.outputs.stdout }}']
`),
  source: userGuide.documents,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'step' || targetOf(context.document, reference).phase !== undefined) return;
    const suggestion = nearest(reference.phase, context.document.phasesByName.keys());
    const message = `There is no phase ${quoted(reference.phase)} in this document.${didYouMean(suggestion)}`;
    context.report(reference.range, message, respellInside(reference, [reference.phase, suggestion], context.text));
  },
};

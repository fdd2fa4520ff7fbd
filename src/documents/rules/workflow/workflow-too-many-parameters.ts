import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const asking = (count: number) => {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const payload = numbers.map((at) => `{{ $.parameters.Part${at} }}`).join(' ');
  const parameters = numbers.map((at) => `  - name: Part${at}\n    type: string\n`).join('');
  const step = `- name: AskOwner\n  action: WaitForAction\n  inputs:\n    payload: '"${payload}"'\n`;
  return workflowOf(step).replace('steps:', `parameters:\n${parameters}steps:`);
};

export const workflowTooManyParameters: Rule = {
  id: 'workflow-too-many-parameters',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A workflow has at most 25 parameters.',
  explanation: 'Image Builder refuses more. A stringList holds several values in one parameter.',
  good: asking(limits.parameters),
  bad: asking(limits.parameters + 1),
  source: workflowGuide.document,
  workflow({ parameters }, context) {
    const first = parameters[limits.parameters];
    if (first === undefined) return;
    const message = `The workflow has ${parameters.length} parameters; at most ${limits.parameters} are allowed.`;
    context.report(first.name?.range ?? first.range, message);
  },
};

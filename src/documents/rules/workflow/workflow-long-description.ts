import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { limits } from '../../kinds/workflow/keys.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const described = (text: string) => workflowOf(`- name: AskOwner\n  action: WaitForAction\n  description: ${text}\n`);

export const workflowLongDescription: Rule = {
  id: 'workflow-long-description',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The description of a step has 1 to 1,024 characters.',
  explanation: 'The user guide allows 1 to 1,024 characters. Say the rest in a comment, which has no limit.',
  good: described('Asks the owner of the image.'),
  bad: described('Asks the owner. '.repeat(70)),
  source: workflowGuide.document,
  workflowStep({ node }, context) {
    const description = scalarNamed(node, 'description');
    if (description === undefined || (description.value !== '' && description.value.length <= limits.description)) return;
    if (description.type === 'null') return;
    if (description.value === '') return context.report(description.range, 'The description is empty. Say something, or leave it out.');
    const message = `The description has ${description.value.length} characters; at most ${limits.description} are allowed.`;
    context.report(description.range, message);
  },
};

import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const inlineLimit = 16_000;
const fileLimit = 65_536;

const commented = (comment: string) => `# ${comment}\n${workflowOf('- name: AskOwner\n  action: WaitForAction\n')}`;

export const workflowSize: Rule = {
  id: 'workflow-size',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Long workflow documents must reach AWS through S3, and very long ones not at all.',
  explanation:
    'The text of a workflow can be sent in the call itself up to 16,000 characters; beyond that it has to be uploaded to S3 and named by `uri`, up to 64 KB. Move long payloads and commands elsewhere.',
  good: commented('A short workflow.'),
  bad: commented('A long workflow. '.repeat(1000)),
  source: `${workflowGuide.document}; CreateWorkflow in the API reference`,
  workflow(_document, context) {
    const { length } = context.text;
    const range = { start: 0, end: context.lines.starts[1] ?? length };
    if (length > fileLimit) {
      context.report(range, `The workflow has ${length} characters; Image Builder takes at most 64 KB.`);
    } else if (length > inlineLimit) {
      context.report(range, `The workflow has ${length} characters; beyond ${inlineLimit} it can be published only through S3.`);
    }
  },
};

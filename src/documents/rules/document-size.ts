import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const inlineLimit = 16_000;
const fileLimit = 65_536;

const steps = (comment: string) => `- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - |
        # ${comment}
        echo hello
`;

export const documentSize: Rule = {
  id: 'document-size',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Long documents must reach AWS through S3, and very long ones not at all.',
  explanation:
    'The text of a component can be sent in the call itself up to 16,000 characters; beyond that it has to be uploaded to S3 and named by `uri`. 64 KB is the quota for a document in S3. Move long scripts and files to S3 and download them in a step.',
  good: documentWithSteps(steps('A short script.')),
  bad: documentWithSteps(steps('A long script. '.repeat(1100))),
  source: `${userGuide.manageComponents}; CreateComponent in the API reference`,
  document(_document, context) {
    const { length } = context.text;
    if (length <= inlineLimit) return;
    const range = { start: 0, end: context.lines.starts[1] ?? length };
    if (length > fileLimit) {
      context.report(range, `The document has ${length} characters; Image Builder takes at most 64 KB. Move long scripts to S3.`);
    } else {
      context.report(range, `The document has ${length} characters; beyond ${inlineLimit} it can be published only through S3.`);
    }
  },
};

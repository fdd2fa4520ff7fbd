import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`;

export const multipleDocuments: Rule = {
  id: 'multiple-documents',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'A file holds one document.',
  explanation:
    'YAML can put several documents into one file, with `---` between them. A component is one document: keep each in a file of its own.',
  good: documentWithSteps(steps),
  bad: `${documentWithSteps(steps)}---
${documentWithSteps(steps)}`,
  source: `${userGuide.documents} (not stated there; assumed)`,
  fault(fault, context) {
    if (fault.code === 'multiple-documents') context.report(fault.range, `${fault.message} Keep it in a file of its own.`);
  },
};

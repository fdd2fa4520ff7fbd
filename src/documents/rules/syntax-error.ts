import { unquotedReferenceNear } from '../syntax/unquoted-reference.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const syntaxError: Rule = {
  id: 'syntax-error',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'The text is not valid YAML or JSON.',
  explanation:
    'AWS reads nothing of a document that does not parse. The usual causes are a quote that is not closed, indentation that does not line up, and a plain value that holds `: ` or starts with a sign that means something in YAML. Kiln goes on behind the fault, so findings further down are real.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - 'echo "hello: world"'
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - "echo hello
`),
  source: userGuide.documents,
  fault(fault, context) {
    if (fault.code !== 'syntax' || unquotedReferenceNear(fault, context) !== undefined) return;
    context.report(fault.range, fault.message);
  },
};

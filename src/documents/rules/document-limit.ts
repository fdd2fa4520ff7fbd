import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const limits: ReadonlySet<string> = new Set(['too-large', 'too-deep', 'too-many-aliases']);

export const documentLimit: Rule = {
  id: 'document-limit',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'The document is larger, deeper or more tangled than Kiln reads.',
  explanation:
    'Kiln stops at limits that no real component comes near, so that a file made to exhaust memory cannot. What lies beyond was not checked. AWS takes documents of up to 64 KB.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `${'['.repeat(500)}${']'.repeat(500)}\n`,
  source: "Kiln's own limits",
  fault(fault, context) {
    if (limits.has(fault.code)) context.report(fault.range, fault.message);
  },
};

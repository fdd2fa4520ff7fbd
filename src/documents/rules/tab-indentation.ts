import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const tabIndentation: Rule = {
  id: 'tab-indentation',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'YAML is indented with spaces.',
  explanation: 'A tab is not indentation in YAML, and a document that uses one does not parse. Set the editor to indent with spaces.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `schemaVersion: 1.0
phases:
  - name: build
\tsteps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands: ['echo hello']
`,
  source: 'YAML 1.2, section 6.1',
  fault(fault, context) {
    if (fault.code === 'tab-indentation') context.report(fault.range, fault.message);
  },
};

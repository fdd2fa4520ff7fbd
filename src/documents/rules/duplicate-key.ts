import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const duplicateKey: Rule = {
  id: 'duplicate-key',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'A key stands twice in one map.',
  explanation:
    'YAML forbids it, and readers disagree which of the two counts. Often a dash is missing: the second key was meant to begin the next item of a list.',
  good: documentWithSteps(`- name: First
  action: ExecuteBash
  inputs:
    commands: ['true']
- name: Second
  action: ExecuteBash
  inputs:
    commands: ['true']
`),
  bad: documentWithSteps(`- name: First
  action: ExecuteBash
  inputs:
    commands: ['true']
  name: Second
`),
  source: 'YAML 1.2, section 3.2.1.3',
  fault(fault, context) {
    if (fault.code === 'duplicate-key') context.report(fault.range, `${fault.message} Remove one, or begin a new item with a dash.`);
  },
};

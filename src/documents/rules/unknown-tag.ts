import { quoted } from '../spelling.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const unknownTag: Rule = {
  id: 'unknown-tag',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'Tags of CloudFormation mean nothing in a component document.',
  explanation:
    '`!Sub`, `!Ref` and their like work in a CloudFormation template, where CloudFormation replaces them before Image Builder sees the text. In a file of its own a component uses parameters: `{{ NAME }}`.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - !Sub 'echo \${AWS::Region}'
`),
  source: 'AWS CloudFormation user guide, intrinsic functions',
  fault(fault, context) {
    if (fault.code !== 'tag') return;
    const tag = context.text.slice(fault.range.start, fault.range.end);
    context.report(fault.range, `The tag ${quoted(tag)} has no meaning in this document. Use a parameter instead: {{ NAME }}.`);
  },
};

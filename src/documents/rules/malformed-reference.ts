import { textOf } from '../kinds/component/references.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const malformedReference: Rule = {
  id: 'malformed-reference',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'Double braces hold something that is no reference.',
  explanation:
    'AWSTOE reads every `{{ … }}` in inputs as a reference, and no way is documented to write braces for another tool, such as Jinja or the formats of docker. Put such text into a file that is downloaded, or let the shell join the braces: `"{""{ .Names }""}"`.',
  good: documentWithSteps(`- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Count.outputs.stdout }}']
`),
  bad: documentWithSteps(`- name: Count
  action: ExecuteBash
  inputs:
    commands: ['ls | wc -l']
- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ build.Count.stdout }}']
`),
  source: userGuide.documents,
  reference({ reference }, _step, context) {
    if (reference.kind !== 'malformed') return;
    context.report(reference.range, `${quoted(textOf(reference, context.text))} is no reference: ${reference.reason}.`);
  },
};

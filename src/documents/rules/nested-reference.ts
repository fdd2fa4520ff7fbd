import { eachScalar } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** A reference that begins inside another one, which goes on behind it. */
const nested = /\{\{[ \t]*[A-Za-z][^{}\n]*(\{\{[^{}\n]*\}\})[^{}\n]*\}\}/g;

export const nestedReference: Rule = {
  id: 'nested-reference',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A reference stands inside another one.',
  explanation:
    'References are not resolved one inside the other. Only the name of a parameter in the Parameter Store can come from elsewhere: `{{ aws:ssm:resolve(NAME) }}`. To pick one of several values compare them in `if`, or let the script choose.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  loop:
    forEach: [one, two]
  inputs:
    commands: ['cat /opt/{{ loop.value }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  loop:
    forEach: [one, two]
  inputs:
    commands: ['echo {{ env:NAME_{{ loop.value }} }}']
`),
  source: userGuide.variables,
  document({ steps }, { text, report }) {
    for (const { 0: whole, 1: inner = '', index } of text.matchAll(nested)) {
      const start = index + whole.indexOf(inner);
      const step = steps.find((each) => each.range.start <= start && start < each.range.end);
      let isIn = false;
      eachScalar(step?.inputs, ({ range }) => {
        isIn ||= range.start <= start && start < range.end;
      });
      if (isIn)
        report({ start, end: start + inner.length }, 'References cannot stand inside one another: the outer one stays in the text.');
    }
  },
};

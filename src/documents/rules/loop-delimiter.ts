import { quoted } from '../spelling.ts';
import { mapOf } from '../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const delimiters: ReadonlySet<string> = new Set(['.', ',', ';', ':', '\n', '\t', ' ', '-', '_']);

export const loopDelimiter: Rule = {
  id: 'loop-delimiter',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'Items of a loop are split at one of nine characters.',
  explanation:
    'The delimiter is one of `.` `,` `;` `:` `-` `_`, a blank, a tab or a line end. The last two need double quotes: `"\\t"` and `"\\n"`. References do not work here.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    forEach:
      list: jq;git
      delimiter: ';'
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  loop:
    forEach:
      list: jq|git
      delimiter: '|'
  inputs:
    commands: ['dnf -y install {{ loop.value }}']
`),
  source: userGuide.loops,
  steps: ['loop'],
  step({ loop }, context) {
    if (loop === undefined) return;
    const split = mapOf(loop.forEachNode);
    const delimiter = scalarNamed(split, 'delimiter');
    const node = valueNamed(split, 'delimiter');
    if (delimiter === undefined) {
      if (node !== undefined) context.report(node.range, '“delimiter” must be one character.');
      return;
    }
    if (delimiter.type === 'null' || delimiters.has(delimiter.value)) return;
    const advice = delimiter.value === '\\n' || delimiter.value === '\\t' ? ' Put it in double quotes.' : '';
    context.report(
      delimiter.range,
      `${quoted(delimiter.value)} cannot be a delimiter; use one of . , ; : - _, a blank, a tab or a line end.${advice}`,
    );
  },
};

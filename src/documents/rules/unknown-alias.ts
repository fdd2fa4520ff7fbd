import { rewrite } from '../fixes.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const unknownAlias: Rule = {
  id: 'unknown-alias',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'A plain value that starts with `*` is a YAML alias.',
  explanation:
    'YAML takes `*name` for the value that was marked `&name` earlier; without such a mark the document does not parse. Nearly always a wildcard was meant: put it in quotes.',
  good: documentWithSteps(`- name: FindLogs
  action: ListFiles
  inputs:
    - path: /var/log
      fileNamePattern: '*.log'
`),
  bad: documentWithSteps(`- name: FindLogs
  action: ListFiles
  inputs:
    - path: /var/log
      fileNamePattern: *.log
`),
  source: `${userGuide.actionModules} (an example for ListFiles there has this fault)`,
  fault(fault, context) {
    if (fault.code !== 'unknown-alias') return;
    const alias = context.text.slice(fault.range.start, fault.range.end);
    context.report(
      fault.range,
      `YAML reads “${alias}” as an alias, and nothing is marked “&${alias.slice(1)}”. Put it in quotes if it is a wildcard.`,
      [rewrite('Put the value in quotes', fault.range, `'${alias}'`)],
    );
  },
};

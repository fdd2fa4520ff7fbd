import { rewrite } from '../fixes.ts';
import { quoted } from '../spelling.ts';
import { eachScalar } from '../syntax/lookup.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

// A drive path that was written with single backslashes and lost some of them to escapes such as \t, \n and \r.
const damagedPath = /^[A-Za-z]:[^\\/]*\p{Cc}/u;

export const escapedWindowsPath: Rule = {
  id: 'escaped-windows-path',
  severity: 'warning',
  category: 'syntax',
  since: '0.1.0',
  summary: 'In double quotes a backslash begins an escape.',
  explanation:
    'In `"C:\\temp"` YAML reads `\\t` as a tab. Write Windows paths without quotes or in single quotes, where a backslash is just that.',
  good: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: 'C:\\temp'
`),
  bad: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: "C:\\temp"
`),
  source: 'YAML 1.2, section 5.7',
  steps: ['inputs'],
  step(step, context) {
    eachScalar(step.inputs, (scalar) => {
      if (scalar.style !== 'double' || !damagedPath.test(scalar.value)) return;
      const written = context.text.slice(scalar.range.start + 1, scalar.range.end - 1);
      context.report(scalar.range, `YAML reads the backslashes of ${quoted(written)} as escapes. Use single quotes.`, [
        rewrite('Use single quotes', scalar.range, `'${written.replaceAll("'", "''")}'`),
      ]);
    });
  },
};

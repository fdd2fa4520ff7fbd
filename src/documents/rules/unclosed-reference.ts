import { parseReference } from '../expressions/parse-reference.ts';
import { eachScalar } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** Two braces, and up to one brace or the end of the line what may be the inside of a reference. */
const unclosed = /(?<!\{)\{\{[ \t]*([\w.:/()[\]-]{3,200})[ \t]*(?:\}(?!\})|(?=\r?\n|$))/;

export const unclosedReference: Rule = {
  id: 'unclosed-reference',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A reference is not closed.',
  explanation: 'A reference ends with two braces. Without them it stays in the text as it is written, and nothing says so.',
  good: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ context:osPlatform }}']
`),
  bad: documentWithSteps(`- name: Show
  action: ExecuteBash
  inputs:
    commands: ['echo {{ context:osPlatform }']
`),
  source: userGuide.variables,
  steps: ['inputs', 'if', 'loop'],
  step({ inputs, conditionNode, loop }, context) {
    for (const node of [inputs, conditionNode, loop?.node]) {
      eachScalar(node, ({ value, range }) => {
        const inside = value.includes('{{') ? unclosed.exec(value)?.[1] : undefined;
        // A word alone may be anything: only what has the form of a reference with a dot or a colon is certain.
        if (inside === undefined || !/[.:]/.test(inside) || parseReference(inside, range).kind === 'malformed') return;
        const at = context.text.indexOf(inside, range.start);
        const end = at + inside.length;
        context.report(at === -1 || end > range.end ? range : { start: at, end }, `“{{ ${inside}” is not closed: write “}}” behind it.`);
      });
    }
  },
};

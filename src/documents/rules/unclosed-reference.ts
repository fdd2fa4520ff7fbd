import { parseReference } from '../expressions/parse-reference.ts';
import type { Step } from '../kinds/component/model.ts';
import { eachScalar } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** Two braces, and up to one brace or the end of the line what may be the inside of a reference. */
const unclosed = /(?<!\{)\{\{[ \t]*([\w.:/()[\]-]{3,200})[ \t]*(?:\}(?!\})|(?=\r?\n|$))/g;

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
  document({ steps }, { text, report }) {
    for (const { 0: whole, 1: inside = '', index } of text.matchAll(unclosed)) {
      const start = index + whole.indexOf(inside);
      const range = { start, end: start + inside.length };
      // A word alone may be anything: only what has the form of a reference with a dot or a colon is certain.
      if (!/[.:]/.test(inside) || parseReference(inside, range).kind === 'malformed') continue;
      const step = steps.find((each) => each.range.start <= start && start < each.range.end);
      if (step !== undefined && isInScalar(step, start)) report(range, `“{{ ${inside}” is not closed: write “}}” behind it.`);
    }
  },
};

/** References are replaced in these parts of a step; what stands elsewhere, in a comment for one, is none. */
function isInScalar({ inputs, conditionNode, loop }: Step, offset: number): boolean {
  let isIn = false;
  for (const node of [inputs, conditionNode, loop?.node]) {
    eachScalar(node, ({ range }) => {
      isIn ||= range.start <= offset && offset < range.end;
    });
  }
  return isIn;
}

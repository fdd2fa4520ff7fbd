import { rewrite } from '../fixes.ts';
import { entryNamed, headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingSchemaVersion: Rule = {
  id: 'missing-schema-version',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component document names its schema version.',
  explanation: 'Without `schemaVersion: 1.0` AWS refuses the document. The key is case-sensitive.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands: ['echo hello']
`,
  source: userGuide.documents,
  document(document, context) {
    const entry = entryNamed(document.node, 'schemaVersion');
    if (entry !== undefined) {
      if (isNothing(entry.value)) context.report(entry.range, 'The schema version is empty. Write “schemaVersion: 1.0”.');
      return;
    }
    const head = headOf(document.node);
    const fixes = document.node.flow
      ? undefined
      : [rewrite('Add “schemaVersion: 1.0”', { start: head.start, end: head.start }, 'schemaVersion: 1.0\n')];
    context.report(head, 'The document does not name its schema version. Add “schemaVersion: 1.0”.', fixes);
  },
};

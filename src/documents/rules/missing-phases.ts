import { follow } from '../syntax/aliases.ts';
import { entryNamed, headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingPhases: Rule = {
  id: 'missing-phases',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component document has at least one phase.',
  explanation: 'AWS refuses a document whose list of phases is missing or empty. Put the steps into a phase, `build` for most components.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `schemaVersion: 1.0
phases: []
`,
  source: `${userGuide.componentManager} (awstoe validate)`,
  document(document, context) {
    const entry = entryNamed(document.node, 'phases');
    const phases = follow(entry?.value);
    if (entry === undefined) context.report(headOf(document.node), 'The document has no phases. Add “phases” with at least one.');
    else if (isNothing(phases) || (phases?.kind === 'list' && phases.items.length === 0)) {
      context.report(entry.range, 'The list of phases is empty. Add at least one.');
    }
  },
};

import { follow } from '../syntax/aliases.ts';
import { entryNamed } from '../syntax/lookup.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const emptySteps: Rule = {
  id: 'empty-steps',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A phase without steps does nothing.',
  explanation:
    'Generated documents hold empty lists of steps. Whether AWS goes on taking them is not documented; a phase with nothing to do is better left out.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `schemaVersion: 1.0
phases:
  - name: build
    steps: []
`,
  source: 'Not documented; seen in documents that tools generate',
  phase({ node, stepsNode }, context) {
    const steps = follow(stepsNode);
    if (steps?.kind !== 'list' || steps.items.length > 0) return;
    context.report(entryNamed(node, 'steps')?.range ?? steps.range, 'This phase does nothing. Add a step, or remove the phase.');
  },
};

import { entryNamed, headOf, isNothing } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const missingSteps: Rule = {
  id: 'missing-steps',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Every phase has steps.',
  explanation: 'The key `steps` is required in every phase. Remove a phase that has nothing to do.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: `schemaVersion: 1.0
phases:
  - name: build
`,
  source: userGuide.documents,
  phase({ node, name, stepsNode }, context) {
    if (node === undefined || !isNothing(stepsNode)) return;
    const entry = entryNamed(node, 'steps');
    context.report(
      entry?.key.range ?? name?.range ?? headOf(node),
      'This phase has no steps. Add “steps” with at least one, or remove the phase.',
    );
  },
};

import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule } from './rule.ts';

export const duplicatePhase: Rule = {
  id: 'duplicate-phase',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A phase name is unique in its document.',
  explanation: 'Put the steps of both into one phase; they run in the order in which they stand.',
  good: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands: ['dnf -y install jq']
  - name: validate
    steps:
      - name: Check
        action: ExecuteBash
        inputs:
          commands: ['jq --version']
`,
  bad: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands: ['dnf -y install jq']
  - name: build
    steps:
      - name: Check
        action: ExecuteBash
        inputs:
          commands: ['jq --version']
`,
  source: userGuide.documents,
  document({ phases }, context) {
    const seen = new Set<string>();
    for (const { name } of phases) {
      if (name === undefined) continue;
      if (seen.has(name.value))
        context.report(name.range, `There is a phase ${quoted(name.value)} already. Put the steps of both into one.`);
      seen.add(name.value);
    }
  },
};

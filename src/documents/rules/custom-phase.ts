import { respellings } from '../fixes.ts';
import { imageBuilderPhases } from '../kinds/component/keys.ts';
import { isName } from '../kinds/component/names.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule } from './rule.ts';

export const customPhase: Rule = {
  id: 'custom-phase',
  severity: 'info',
  category: 'structure',
  since: '0.1.0',
  summary: 'Image Builder does not run phases with names of their own.',
  explanation:
    'Of a component Image Builder runs `build`, `validate`, `test` and `container-host-test`. Another phase runs only when AWSTOE is called by hand with its name. Names are case-sensitive.',
  good: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands: ['dnf -y install jq']
`,
  bad: `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands: ['dnf -y install jq']
  - name: cleanup
    steps:
      - name: CleanUp
        action: ExecuteBash
        inputs:
          commands: ['dnf clean all']
`,
  source: userGuide.documents,
  document({ phases }, context) {
    // Where no phase would run at all `no-image-builder-phase` says so.
    if (!phases.some(({ name }) => name !== undefined && imageBuilderPhases.has(name.value))) return;
    for (const { name } of phases) {
      if (name === undefined || imageBuilderPhases.has(name.value) || !isName(name.value)) continue;
      const suggestion = nearest(name.value, imageBuilderPhases.keys());
      const message = `Image Builder does not run a phase ${quoted(name.value)}.${didYouMean(suggestion)}`;
      context.report(name.range, message, respellings(name, suggestion));
    }
  },
};

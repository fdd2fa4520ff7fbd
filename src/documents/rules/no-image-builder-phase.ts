import { respellings } from '../fixes.ts';
import { imageBuilderPhases } from '../kinds/component/keys.ts';
import { nearest, oneOf } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import type { Rule } from './rule.ts';

const required = ['build', 'validate', 'test'];

export const noImageBuilderPhase: Rule = {
  id: 'no-image-builder-phase',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Image Builder needs a build, validate or test phase.',
  explanation:
    'AWSTOE alone runs phases of any name. Image Builder runs `build`, `validate`, `test` and `container-host-test` only, and wants one of the first three in every component. Names are case-sensitive.',
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
  - name: install
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands: ['dnf -y install jq']
`,
  source: userGuide.documents,
  document({ phases }, context) {
    const first = phases.find(({ name }) => name !== undefined)?.name;
    if (first === undefined || phases.some(({ name }) => name !== undefined && required.includes(name.value))) return;
    context.report(
      first.range,
      `Image Builder runs none of the phases of this document. Name one ${oneOf(required)}.`,
      respellings(first, nearest(first.value, imageBuilderPhases.keys())),
    );
  },
};

import { isName } from '../kinds/component/names.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const nestedPhases: Rule = {
  id: 'nested-phases',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Phases of a nested document are names with commas between them.',
  explanation:
    '`phases` of ExecuteDocument is one text: `build,validate`. Names of phases have 3 to 128 letters, digits, hyphens and underscores, so anything else can name none. Without the input all phases run.',
  good: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: /opt/shared.yaml
    phases: build,validate
`),
  bad: documentWithSteps(`- name: RunShared
  action: ExecuteDocument
  inputs:
    document: /opt/shared.yaml
    phases: build validate
`),
  source: userGuide.actionModules,
  steps: ['ExecuteDocument'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const phases = scalarNamed(map, 'phases');
      if (phases === undefined || phases.type === 'null' || phases.value.trim() === '' || isUnsettled(phases.value)) continue;
      const wrong = phases.value.split(',').find((name) => !isName(name.trim()));
      if (wrong === undefined) continue;
      const found = wrong.trim() === '' ? 'Nothing stands beside a comma' : `${quoted(wrong)} is no name of a phase`;
      context.report(phases.range, `${found}. Write the names with commas between them: “build,validate”.`);
    }
  },
};

import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const letters = /^[iwearucmopvx+!*]*$/i;

export const msiLogOptions: Rule = {
  id: 'msi-log-options',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'Log options of an installer are letters that msiexec knows.',
  explanation:
    '`logOptions` is what stands behind `/L` of msiexec: the letters i w e a r u c m o p v x and the signs + ! and *. Quote a value that begins with `*`.',
  good: documentWithSteps(`- name: InstallViewer
  action: InstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
    logOptions: '*vx'
    logFile: C:\\Stage\\viewer.log
`),
  bad: documentWithSteps(`- name: InstallViewer
  action: InstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
    logOptions: /quiet
`),
  source: userGuide.actionModules,
  steps: ['InstallMSI', 'UninstallMSI'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const options = scalarNamed(map, 'logOptions');
      if (options === undefined || options.type === 'null' || isUnsettled(options.value) || letters.test(options.value.trim())) continue;
      context.report(
        options.range,
        `${quoted(options.value)} is not made of letters for “/L”. Use some of iwearucmopvx, “+”, “!” and “*”.`,
      );
    }
  },
};

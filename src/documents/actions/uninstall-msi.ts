import { userGuide } from '../user-guide.ts';
import { msiInputs, msiOutputs } from './msi.ts';
import type { ActionSpec } from './spec.ts';

export const uninstallMsi: ActionSpec = {
  name: 'UninstallMSI',
  summary: 'Removes what a Windows Installer package installed.',
  platforms: ['Windows'],
  shape: 'map',
  inputsRequired: true,
  inputs: msiInputs,
  outputs: msiOutputs,
  notes: ['Exit codes 0, 1605 (was not installed), 1614, 1641 and 3010 of msiexec are success.'],
  example: `- name: RemoveViewer
  action: UninstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
`,
  source: userGuide.actionModules,
};

import { userGuide } from '../user-guide.ts';
import { msiInputs, msiOutputs } from './msi.ts';
import type { ActionSpec } from './spec.ts';

export const installMsi: ActionSpec = {
  name: 'InstallMSI',
  summary: 'Installs a Windows Installer package.',
  platforms: ['Windows'],
  shape: 'map',
  inputsRequired: true,
  inputs: msiInputs,
  outputs: msiOutputs,
  notes: ['Exit codes 0, 1614, 1641 and 3010 of msiexec are success.', 'A package from S3 needs `s3:GetObject` in the instance profile.'],
  example: `- name: InstallViewer
  action: InstallMSI
  inputs:
    path: C:\\Stage\\viewer.msi
    reboot: Skip
`,
  source: userGuide.actionModules,
};

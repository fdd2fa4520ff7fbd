import type { InputSpec, OutputSpec } from './spec.ts';

/** InstallMSI and UninstallMSI take and give the same. */
export const msiInputs: readonly InputSpec[] = [
  { name: 'path', type: 'string', required: true, description: 'The package: a local path, an `s3://` URI or an http(s) URL.' },
  {
    name: 'reboot',
    type: 'string',
    required: false,
    default: 'Allow',
    enum: ['Allow', 'Force', 'Skip'],
    description: 'Allow restarts the machine when the installer asks for it, Force after every success, Skip never.',
  },
  {
    name: 'logOptions',
    type: 'string',
    required: false,
    default: "'*VX'",
    description: 'Letters for the `/L` option of msiexec. Quote them: YAML takes a leading `*` for an alias.',
  },
  { name: 'logFile', type: 'string', required: false, description: 'Where the installer logs; without it no installer log is kept.' },
  {
    name: 'properties',
    type: 'string-map',
    required: false,
    description: 'Public properties of the package. REBOOT, REINSTALL and REINSTALLMODE cannot be set to what the module sets itself.',
  },
  {
    name: 'ignoreAuthenticodeSignatureErrors',
    type: 'boolean',
    required: false,
    default: 'false',
    description: 'Installs in spite of a signature that does not verify.',
  },
  {
    name: 'allowUnsignedInstaller',
    type: 'boolean',
    required: false,
    default: 'false',
    description: 'Accepts a package without a signature.',
  },
];

export const msiOutputs: readonly OutputSpec[] = [
  { name: 'logFile', type: 'string', description: 'The log that the installer wrote.' },
  { name: 'msiExitCode', type: 'integer', description: 'Exit code of msiexec.' },
  { name: 'stdout', type: 'string', description: 'What msiexec printed.' },
];

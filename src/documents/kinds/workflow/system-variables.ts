import { boolean, integer, oneOfWords, text, texts, type ValueType } from './value-type.ts';

/** One `$.imagebuilder.NAME`. */
export interface SystemVariable {
  readonly name: string;
  readonly type: ValueType;
  readonly description: string;
  /** Examples of the guide use it, and its table does not name it: accepted, and not offered. */
  readonly undocumented?: boolean;
}

/** What Image Builder tells every workflow about the image and the run. */
export const systemVariables: readonly SystemVariable[] = [
  { name: 'cloudWatchLogGroup', type: text, description: 'The log group of the run.' },
  { name: 'cloudWatchLogStream', type: text, description: 'The log stream of the run.' },
  { name: 'collectImageMetadata', type: boolean, description: 'Whether the image is to be inventoried.' },
  { name: 'collectImageScanFindings', type: boolean, description: 'Whether scan findings are to be collected.' },
  { name: 'imageBuildNumber', type: integer, description: 'The build number of the image.' },
  { name: 'imageId', type: text, description: 'The ID of the base image.' },
  { name: 'imageName', type: text, description: 'The name of the image.' },
  {
    name: 'imageType',
    // The table says Docker, the samples of AWS compare with DOCKER.
    type: oneOfWords('AMI', 'DOCKER', 'Docker'),
    description: 'What is made: `AMI` or a container image.',
  },
  { name: 'imageVersionNumber', type: text, description: 'The version of the image.' },
  { name: 'instanceProfileName', type: text, description: 'The instance profile of the infrastructure configuration.' },
  { name: 'platform', type: oneOfWords('Linux', 'Windows', 'MacOS'), description: 'The platform of the image.' },
  { name: 's3Logs', type: { kind: 'map', of: text }, description: 'Where logs go in S3.' },
  { name: 'securityGroups', type: texts, description: 'The security groups of the infrastructure configuration.' },
  { name: 'sourceImageARN', type: text, description: 'The ARN of the base image.' },
  { name: 'subnetId', type: text, description: 'The subnet of the infrastructure configuration.' },
  { name: 'terminateInstanceOnFailure', type: boolean, description: 'Whether instances are terminated after a failure.' },
  { name: 'workflowPhase', type: oneOfWords('Build', 'Test'), description: 'The stage that runs.' },
  { name: 'workingDirectory', type: text, description: 'The working directory on instances.' },
  { name: 'dateTime', type: text, description: 'Date and time of the run.', undocumented: true },
];

const byName: ReadonlyMap<string, SystemVariable> = new Map(systemVariables.map((variable) => [variable.name, variable]));

/** The variable of that name; names are case-sensitive. */
export function systemVariableByName(name: string): SystemVariable | undefined {
  return byName.get(name);
}

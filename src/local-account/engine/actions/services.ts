// Actions that are the work of other services of an AWS account.
import { emulated, named } from './emulated.ts';

export const executeStateMachine = emulated(
  'ExecuteStateMachine',
  (inputs) =>
    `start the state machine ${named(inputs, 'stateMachineArn', '')} with the input ${named(inputs, 'input', '{}')}, and wait for it`,
);

export const registerImage = emulated(
  'RegisterImage',
  (inputs) => `register an AMI from the block devices ${named(inputs, 'blockDeviceMapping', '[]')}`,
);

export const createImageFromIso = emulated('CreateImageFromIso', () => 'make an AMI of the installation that runs on the instance');

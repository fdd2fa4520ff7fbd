import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';

/** Failures that say nothing about the build: the account builds on while the network, the credentials or the service are away. */
export function isPassing(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  return (
    error.code === 'unavailable' ||
    error.code === 'signed-out' ||
    (error.code === 'aws' && !isAwsError(error, 'ResourceNotFoundException', 'InvalidParameterValueException'))
  );
}

import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';

/** The account does not know the image: its own word, and the only answer beside a final state that ends a run. */
export const isUnknownImage = (error: unknown) => isAwsError(error, 'ResourceNotFoundException');

/**
 * An answer that will be the same the next time: this identity may not read it, or there is nothing to read. What it was asked for is a
 * detail of the build, which goes on without it. Whatever else goes wrong passes: the network, throttling, the service, the sign-in.
 */
export function isRefusal(error: unknown): error is AppError {
  return isAwsError(
    error,
    'AccessDeniedException',
    'AccessDenied',
    'UnauthorizedOperation',
    'ForbiddenException',
    'ResourceNotFoundException',
    'InvalidParameterException',
    'InvalidParameterValueException',
    'InvalidRequestException',
    'NoSuchBucket',
    'NotImplemented',
  );
}

/** Why the account could not be asked, in words. */
export function troubleOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  // Not from the service: an answer that was cut off, or is no answer of AWS at all.
  return `The account's answer could not be read (${error instanceof Error ? error.message : String(error)}).`;
}

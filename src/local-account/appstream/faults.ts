import { AwsError } from '../protocol/aws-error.ts';
import type { Obstacle } from './records.ts';

export const notFound = (what: string, name: string): AwsError =>
  new AwsError('ResourceNotFoundException', `The ${what} ${name} does not exist.`, 400);

export const exists = (what: string, name: string): AwsError =>
  new AwsError('ResourceAlreadyExistsException', `The ${what} ${name} already exists.`);

export const notPermitted = (message: string): AwsError => new AwsError('OperationNotPermittedException', message);

export const badCombination = (message: string): AwsError => new AwsError('InvalidParameterCombinationException', message);

export const incompatible = (message: string): AwsError => new AwsError('IncompatibleImageException', message);

export const inUse = (message: string): AwsError => new AwsError('ResourceInUseException', message);

export const limitExceeded = (message: string): AwsError => new AwsError('LimitExceededException', message);

export const notAvailable = (message: string): AwsError => new AwsError('ResourceNotAvailableException', message);

export const badRole = (message: string): AwsError => new AwsError('InvalidRoleException', message);

/** The model has no code for a value that is wrong by itself; the general one of AWS does for those, as it does for what the model checks. */
export const badValue = (message: string): AwsError => new AwsError('ValidationException', message);

export const badToken = (): AwsError => badValue('The NextToken is not valid.');

/** What stood in the way of something, as the API shows it. */
export const toError = ({ code, message, at }: Obstacle): object => ({
  ErrorCode: code,
  ErrorMessage: message,
  ErrorTimestamp: new Date(at),
});

import { AwsError } from '../protocol/aws-error.ts';

export const notFound = (what: string, name: string): AwsError =>
  new AwsError('ResourceNotFoundException', `The ${what} ${name} does not exist.`, 400);

export const exists = (what: string, name: string): AwsError =>
  new AwsError('ResourceAlreadyExistsException', `The ${what} ${name} already exists.`);

export const notPermitted = (message: string): AwsError => new AwsError('OperationNotPermittedException', message);

export const badCombination = (message: string): AwsError => new AwsError('InvalidParameterCombinationException', message);

export const incompatible = (message: string): AwsError => new AwsError('IncompatibleImageException', message);

export const inUse = (message: string): AwsError => new AwsError('ResourceInUseException', message);

export const limitExceeded = (message: string): AwsError => new AwsError('LimitExceededException', message);

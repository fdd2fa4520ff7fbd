// What the suite shows of an operation, by its register. The tests hold every case to what it says here.
import { imagebuilderConstraints } from '../../../src/local-account/protocol/imagebuilder-constraints.ts';
import { imagebuilderModel } from '../../../src/local-account/protocol/imagebuilder-model.ts';
import { ANSWERS, type OperationCases } from '../suite/case.ts';

/** Whether the operation ever succeeds in a local account. */
export const succeeds = ({ cases }: OperationCases): boolean => cases.some(({ shows }) => shows === ANSWERS);

/** The codes with which the suite sees the operation refuse: in cases of its own, and where rules, tokens and pages are broken. */
export function refusalsOf(register: OperationCases): readonly string[] {
  const { operation, cases } = register;
  const members = [...(imagebuilderModel.operations.get(operation)?.input.members.values() ?? [])];
  const codes = [
    ...cases.map(({ shows }) => shows).filter((shows) => shows !== ANSWERS),
    ...(members.length > 0 ? [imagebuilderModel.invalidParameter(operation)] : []),
    ...(succeeds(register) && members.some(({ idempotencyToken }) => idempotencyToken) ? ['IdempotentParameterMismatchException'] : []),
    ...(imagebuilderConstraints[operation]?.members?.nextToken === undefined ? [] : ['InvalidPaginationTokenException']),
  ];
  return [...new Set(codes)].sort();
}

/** Errors that the model lists and no request to a local account brings about, and why. */
export const unprovoked: Readonly<Record<string, string>> = {
  ServiceException: 'a fault of the service itself',
  ServiceUnavailableException: 'a fault of the service itself',
  ClientException: 'the general code, used where the list has no better one',
  InvalidRequestException: 'the general code, used where the list has no better one',
  ForbiddenException: "an account's own keys may do everything in it",
  AccessDeniedException: "an account's own keys may do everything in it",
  CallRateLimitExceededException: 'the local account has no limits of rates',
  TooManyRequestsException: 'the local account has no limits of rates',
  ResourceInUseException: 'two requests never run at once in the local account; where a resource can be busy, there is a case',
  ServiceQuotaExceededException: 'a thousand resources; shown where the quota is smaller',
  ResourceDependencyException: 'nothing ever depends on a pipeline, an image or a policy that has come to its end',
  InvalidParameterCombinationException: 'the model knows no members of this operation that exclude each other',
};

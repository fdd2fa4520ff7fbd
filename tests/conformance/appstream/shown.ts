// What the suite shows of an operation of AppStream, by its register. The tests hold every case to what it says here.
import { appstreamModel } from '../../../src/local-account/protocol/appstream-model.ts';
import { ANSWERS } from '../suite/case.ts';
import { REFUSES } from './others.ts';
import type { AppStreamCases } from './session.ts';

/** Whether the operation ever succeeds in a local account. */
export const succeeds = ({ cases }: AppStreamCases): boolean => cases.some(({ shows }) => shows === ANSWERS);

/** The codes with which the suite sees the operation refuse: in cases of its own, and where rules and pages are broken. */
export function refusalsOf({ operation, cases }: AppStreamCases): readonly string[] {
  const members = appstreamModel.operations.get(operation)?.input.members.size ?? 0;
  const own = cases.map(({ shows }) => shows).filter((shows) => shows !== ANSWERS && shows !== REFUSES);
  return [...new Set([...own, ...(members > 0 ? ['ValidationException'] : [])])].sort();
}

/** Errors that the model lists and no request to a local account brings about, and why. */
const unprovoked: Readonly<Record<string, string>> = {
  InvalidAccountStatusException: 'no local account is ever suspended',
  RequestLimitExceededException: 'the local account has no limits of rates',
  ConcurrentModificationException: 'two requests never run at once in the local account',
};

/** The same for single operations: the code, and of which. */
const unprovokedOf: Readonly<Record<string, { readonly why: string; readonly operations: readonly string[] }>> = {
  OperationNotPermittedException: {
    why: 'it is permitted in every state that there is here',
    operations: [
      ...['DescribeSoftwareAssociations', 'GetExportImageTask', 'CreateStack', 'UpdateStack', 'DeleteStack', 'DisassociateFleet'],
      ...['CreateDirectoryConfig', 'UpdateDirectoryConfig'],
    ],
  },
  LimitExceededException: {
    why: 'the quotas that AWS names are of things that are made, and this makes none of them',
    operations: ['CreateExportImageTask', 'UpdateFleet', 'StartFleet', 'UpdateStack', 'AssociateFleet', 'CreateDirectoryConfig'],
  },
  InvalidRoleException: {
    why: 'it takes no role; one that is missing is found when instances start, and is an error of the fleet',
    operations: ['StartFleet', 'CreateStack', 'UpdateStack', 'CreateDirectoryConfig', 'UpdateDirectoryConfig'],
  },
  InvalidParameterCombinationException: {
    why: 'nothing that it takes excludes anything else, or another code says so',
    operations: ['DisassociateSoftwareFromImageBuilder', 'CreateImportedImage', 'CreateStack', 'UpdateStack'],
  },
  IncompatibleImageException: { why: 'no image is named', operations: ['UpdateStack', 'AssociateFleet', 'UpdateDirectoryConfig'] },
  ResourceInUseException: { why: 'it can be changed while it is used', operations: ['UpdateStack', 'UpdateDirectoryConfig'] },
  ResourceNotFoundException: { why: 'it names nothing that could be missing', operations: ['CreateStack', 'CreateDirectoryConfig'] },
};

/** Why the suite shows no such refusal of the operation; undefined where nobody has said it. */
export const reasonFor = (operation: string, code: string): string | undefined =>
  unprovoked[code] ?? (unprovokedOf[code]?.operations.includes(operation) ? unprovokedOf[code].why : undefined);

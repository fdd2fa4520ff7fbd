import type { Account, Operations } from '../account.ts';

interface StatusRequest {
  readonly accountIds?: readonly string[];
}

/** Inspector is on, for machine images, where a scanner is installed on this computer that does its work; else it is off in every account. */
function batchGetAccountStatus(account: Account, { accountIds = [] }: StatusRequest): object {
  const wanted = accountIds.length > 0 ? accountIds : [account.accountId];
  const off = { status: 'DISABLED', errorCode: 'RESOURCE_NOT_FOUND', errorMessage: 'Inspector is not enabled.' };
  const machines = account.scanner ? { status: 'ENABLED', errorCode: 'ALREADY_ENABLED', errorMessage: 'Inspector is enabled.' } : off;
  const known = wanted.filter((accountId) => account.accounts.find(accountId));
  return {
    accounts: known.map((accountId) => ({ accountId, state: machines, resourceState: { ec2: machines, ecr: off, lambda: off } })),
    failedAccounts: wanted
      .filter((accountId) => !known.includes(accountId))
      .map((accountId) => ({ accountId, errorCode: 'RESOURCE_NOT_FOUND', errorMessage: 'The account does not exist.' })),
  };
}

/** The emulated operations of Inspector: whether it is on, which preflight checks ask. */
export const inspector2Operations: Operations = { BatchGetAccountStatus: batchGetAccountStatus };

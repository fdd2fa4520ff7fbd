import type { Account, Operations } from '../account.ts';

interface StatusRequest {
  readonly accountIds?: readonly string[];
}

/** Inspector is off in every account: what scans images here, where anything does, is a scanner on this computer. */
function batchGetAccountStatus(account: Account, { accountIds = [] }: StatusRequest): object {
  const wanted = accountIds.length > 0 ? accountIds : [account.accountId];
  const off = { status: 'DISABLED', errorCode: 'RESOURCE_NOT_FOUND', errorMessage: 'Inspector is not enabled.' };
  const known = wanted.filter((accountId) => account.accounts.find(accountId));
  return {
    accounts: known.map((accountId) => ({ accountId, state: off, resourceState: { ec2: off, ecr: off, lambda: off } })),
    failedAccounts: wanted
      .filter((accountId) => !known.includes(accountId))
      .map((accountId) => ({ accountId, errorCode: 'RESOURCE_NOT_FOUND', errorMessage: 'The account does not exist.' })),
  };
}

/** The emulated operations of Inspector: whether it is on, which preflight checks ask. */
export const inspector2Operations: Operations = { BatchGetAccountStatus: batchGetAccountStatus };

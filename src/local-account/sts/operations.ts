import type { Account, Operations } from '../account.ts';

/** Who signs: the one key of the local account belongs to one user. */
function getCallerIdentity({ accountId }: Account): object {
  return { UserId: 'AIDAKILNLOCALACCOUNT', Account: accountId, Arn: `arn:aws:iam::${accountId}:user/kiln` };
}

/** The emulated operations of STS. */
export const stsOperations: Operations = { GetCallerIdentity: getCallerIdentity };

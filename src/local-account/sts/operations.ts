import type { Called, Operations } from '../account.ts';
import { assumeRole } from './assume-role.ts';

/** Who signs: the one user of the local account, or a role that was assumed. */
function getCallerIdentity({ accountId, caller }: Called): object {
  return { UserId: caller.userId, Account: accountId, Arn: caller.arn };
}

/** The emulated operations of STS. */
export const stsOperations: Operations = { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity };

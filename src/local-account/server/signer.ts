import type { Account, Called, Session } from '../account.ts';
import type { WireRequest } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';
import { issueKeys, openSession } from './session-keys.ts';
import type { SigningKey } from './signature.ts';

/** Whose key a request says it is signed with: the account's own, or that of a session whose token it carries. */
export interface Signer {
  readonly key: SigningKey;
  readonly session: Session | undefined;
}

/** Throws for the token of a session that is not one of this account, or that is over. The signature is still to be checked. */
export function signerOf(
  key: SigningKey,
  { headers }: WireRequest,
  { authorization, now }: { authorization: Authorization; now: Date },
): Signer {
  const token = headers['x-amz-security-token'];
  if (token === undefined) return { key, session: undefined };
  return openSession(key, { accessKeyId: authorization.accessKeyId, token: String(token), now });
}

/** The account as an operation sees it, called by this signer. */
export function calledBy(account: Account, key: SigningKey, { session }: Signer): Called {
  const accountId = session?.accountId ?? account.accountId;
  const user = { arn: `arn:aws:iam::${accountId}:user/kiln`, userId: 'AIDAKILNLOCALACCOUNT' };
  const caller = session ? { arn: session.arn, userId: session.userId } : user;
  return { ...account, accountId, caller, issueKeys: (wanted) => issueKeys(key, wanted) };
}

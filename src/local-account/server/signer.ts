import type { Account, Called, Session } from '../account.ts';
import type { Keyring } from '../accounts/keyring.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';
import { issueKeys, openSession } from './session-keys.ts';
import type { SigningKey } from './signature.ts';

/** Whose key a request says it is signed with: an account's own, or that of a session whose token it carries. */
export interface Signer {
  readonly key: SigningKey;
  readonly accountId: string;
  readonly session: Session | undefined;
}

/** Throws for a key that is nobody's, the token of a session that was never given, or one that is over. The signature is still to be checked. */
export function signerOf(
  keyring: Keyring,
  { headers }: RequestHead,
  { authorization, now }: { authorization: Authorization; now: Date },
): Signer {
  const token = authorization.presigned ? authorization.presigned.token : headers['x-amz-security-token'];
  if (token !== undefined) {
    const { key, session } = openSession(keyring.first, { accessKeyId: authorization.accessKeyId, token: String(token), now });
    return { key, accountId: session.accountId, session };
  }
  const found = keyring.find(authorization.accessKeyId);
  if (!found) throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
  return { key: found.key, accountId: found.account.accountId, session: undefined };
}

/** The signer's account as an operation sees it, in the Region that the request is for. */
export function calledBy(account: Account, keyring: Keyring, { signer, region }: { signer: Signer; region: string }): Called {
  const { accountId, session } = signer;
  const user = { arn: `arn:aws:iam::${accountId}:user/kiln`, userId: 'AIDAKILNLOCALACCOUNT' };
  const caller = session ? { arn: session.arn, userId: session.userId } : user;
  return { ...account, accountId, region, caller, issueKeys: (wanted) => issueKeys(keyring.first, wanted) };
}

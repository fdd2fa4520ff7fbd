// Keys of a limited time. They are sealed with the account's own key, so that nothing of them has to be kept, and a restart ends none.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Session, SessionKeys } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { SigningKey } from './signature.ts';

/** New keys for a session. */
export function issueKeys(key: SigningKey, session: Session): SessionKeys {
  const accessKeyId = `ASIA${randomBytes(10).toString('hex').slice(0, 16).toUpperCase()}`;
  const content = Buffer.from(JSON.stringify({ ...session, accessKeyId })).toString('base64url');
  return { accessKeyId, secretAccessKey: secretOf(key, accessKeyId), sessionToken: `${content}.${seal(key, content)}` };
}

export interface OpenedSession {
  readonly key: SigningKey;
  readonly session: Session;
}

/** The session and the secret behind a token; throws for a token that this account never gave, and for one that is over. */
export function openSession(
  key: SigningKey,
  { accessKeyId, token, now }: { accessKeyId: string; token: string; now: Date },
): OpenedSession {
  const [content = '', sent = ''] = token.split('.');
  const expected = Buffer.from(seal(key, content));
  const given = Buffer.from(sent);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unknownToken();
  const session = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as Session & { readonly accessKeyId: string };
  if (session.accessKeyId !== accessKeyId) throw unknownToken();
  if (session.expires <= now.getTime()) {
    throw new AwsError('ExpiredTokenException', 'The security token included in the request is expired', 403);
  }
  return { key: { accessKeyId, secretAccessKey: secretOf(key, accessKeyId) }, session };
}

function seal(key: SigningKey, content: string): string {
  return createHmac('sha256', key.secretAccessKey).update(`session|${content}`).digest('base64url');
}

function secretOf(key: SigningKey, accessKeyId: string): string {
  return createHmac('sha256', key.secretAccessKey).update(`secret|${accessKeyId}`).digest('base64url');
}

function unknownToken(): AwsError {
  return new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
}

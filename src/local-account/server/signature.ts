// Signature Version 4, the server's side: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';
import { canonicalRequest, mismatch } from './canonical-request.ts';
import { signingTime } from './signing-time.ts';

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Signed {
  readonly authorization: Authorization;
  readonly now: Date;
  /** What the signature covers in place of the body: its hash, or the words that stand for it. */
  readonly bodyHash: string;
}

/** Signs what follows a request: the chunks of its body. */
export interface ChunkSigner {
  /** Throws unless this is the signature of the next chunk, whose SHA-256 is given in hexadecimal digits. */
  checkChunk(sha256: string, signature: string): void;
  /** The same of the trailer. */
  checkTrailer(sha256: string, signature: string): void;
}

/** Throws unless the request was signed with this key, for this body, and not too long ago. */
export function verifySignature(key: SigningKey, request: RequestHead, { authorization, now, bodyHash }: Signed): ChunkSigner {
  if (authorization.accessKeyId !== key.accessKeyId) {
    throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
  }
  const time = signingTime(request, authorization, now);
  checkSignedHeaders(request, authorization);
  const scope = `${authorization.date}/${authorization.region}/${authorization.service}/aws4_request`;
  const derived = derivedKey(key, authorization, scope);
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(request, authorization, bodyHash))].join('\n');
  checkEqual(hmac(derived, toSign), authorization.signature, 'Check your AWS Secret Access Key and signing method.');
  return chunkSigner(derived, `${time}\n${scope}`, authorization.signature);
}

/** What is not signed could be anybody's: the host, the time, and all that only AWS gives a meaning. */
function checkSignedHeaders({ headers }: RequestHead, { presigned, signedHeaders }: Authorization): void {
  const signed = new Set(signedHeaders);
  const time = headers['x-amz-date'] === undefined ? 'date' : 'x-amz-date';
  const needed = ['host', ...(presigned ? [] : [time]), ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const missing = needed.find((name) => !signed.has(name));
  if (missing !== undefined) throw mismatch(`The header '${missing}' must be signed.`);
}

const emptyHash = sha256('');

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html: each signature signs the one before it. */
function chunkSigner(derived: KeyObject, timeAndScope: string, seed: string): ChunkSigner {
  let previous = seed;
  const check = (parts: readonly string[], signature: string) => {
    checkEqual(hmac(derived, parts.join('\n')), signature, 'The signature of a chunk of the body is wrong.');
    previous = signature;
  };
  return {
    checkChunk: (hash, signature) => check(['AWS4-HMAC-SHA256-PAYLOAD', timeAndScope, previous, emptyHash, hash], signature),
    checkTrailer: (hash, signature) => check(['AWS4-HMAC-SHA256-TRAILER', timeAndScope, previous, hash], signature),
  };
}

function checkEqual(expected: Buffer, signature: string, detail: string): void {
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(expected, given)) throw mismatch(detail);
}

/** Deriving a key takes longer than all else about a request, and is good for a day. Whoever knows a key's id can ask for any scope. */
const derivedKeys = new WeakMap<SigningKey, Map<string, KeyObject>>();
const maxScopes = 64;

function derivedKey(key: SigningKey, { date, region, service }: Authorization, scope: string): KeyObject {
  const scopes = derivedKeys.get(key) ?? new Map<string, KeyObject>();
  derivedKeys.set(key, scopes);
  const known = scopes.get(scope);
  if (known) return known;
  const steps = [date, region, service, 'aws4_request'];
  const derived = createSecretKey(steps.reduce((secret: Buffer, step) => hmac(secret, step), Buffer.from(`AWS4${key.secretAccessKey}`)));
  if (scopes.size >= maxScopes) scopes.clear();
  scopes.set(scope, derived);
  return derived;
}

function hmac(key: string | Buffer | KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** In hexadecimal digits. */
export function sha256(data: string | Buffer): string {
  return hash('sha256', data);
}

// Signature Version 4, the server's side: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { unsignedTrailer } from '../protocol/aws-chunked.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { WireRequest } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const allowedSkewMs = 15 * 60 * 1000;

/** Throws unless the request was signed with this key, for this body, within a quarter of an hour of `now`. */
export function verifySignature(
  key: SigningKey,
  request: WireRequest,
  { authorization, now }: { authorization: Authorization; now: Date },
): void {
  const date = signingDate(request, authorization, now);
  const declaredHash = request.headers['x-amz-content-sha256'];
  // S3 alone has bodies that are not signed; they carry a checksum, which is checked where they are read.
  const streamed = authorization.service === 's3' && declaredHash === unsignedTrailer;
  const bodyHash = streamed ? unsignedTrailer : sha256(request.body);
  if (declaredHash !== undefined && declaredHash !== bodyHash) throw mismatch('The hash of the body is not the one that was signed.');
  for (const name of ['host', 'x-amz-date', ...(declaredHash === undefined ? [] : ['x-amz-content-sha256'])]) {
    if (!authorization.signedHeaders.includes(name)) throw mismatch(`The header '${name}' must be signed.`);
  }
  const scope = `${authorization.date}/${authorization.region}/${authorization.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonicalRequest(request, authorization, bodyHash))].join('\n');
  const expected = hmac(derivedKey(key.secretAccessKey, authorization), toSign);
  if (!timingSafeEqual(expected, Buffer.from(authorization.signature, 'hex'))) {
    throw mismatch('Check your AWS Secret Access Key and signing method.');
  }
}

/** The request's own date, as sent; it must agree with the scope and with the clock. */
function signingDate(request: WireRequest, authorization: Authorization, now: Date): string {
  const date = String(request.headers['x-amz-date'] ?? '');
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(date);
  if (!parts)
    throw new AwsError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  if (!date.startsWith(authorization.date)) throw mismatch('The date of the credential scope is not the date of the request.');
  const [, year, month, day, hour, minute, second] = parts;
  const skew = now.getTime() - Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!(Math.abs(skew) <= allowedSkewMs)) {
    const relation = skew > 0 ? 'Signature expired' : 'Signature not yet current';
    throw new AwsError('InvalidSignatureException', `${relation}: ${date} is more than 15 min. away from ${now.toISOString()}`, 403);
  }
  return date;
}

function canonicalRequest(request: WireRequest, { service, signedHeaders }: Authorization, bodyHash: string): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalHeader(request.headers[name])}\n`).join('');
  return [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n');
}

/** All services but S3 encode the path that is already encoded once more. Both SDK families drop empty segments; S3 has them in keys. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map(encode).join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return `${encode(decode(name))}=${encode(decode(value))}`;
  });
  return pairs.sort().join('&');
}

function canonicalHeader(value: string | readonly string[] | undefined): string {
  return String(value ?? '')
    .trim()
    .replace(/ +/g, ' ');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw mismatch('The query is not percent-encoded UTF-8.');
    throw error;
  }
}

/** RFC 3986: everything but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function derivedKey(secret: string, { date, region, service }: Authorization): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function mismatch(detail: string): AwsError {
  const message = `The request signature we calculated does not match the signature you provided. ${detail}`;
  return new AwsError('InvalidSignatureException', message, 403);
}

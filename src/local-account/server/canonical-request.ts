// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';

/** The text whose hash is signed. */
export function canonicalRequest(request: RequestHead, { service, signedHeaders }: Authorization, bodyHash: string): string {
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

/** A presigned link signs all of its query but the signature. */
function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return `${encode(decode(name))}=${encode(decode(value))}`;
  });
  return pairs
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .sort()
    .join('&');
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
  // What is no Unicode cannot have been signed by anybody.
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What a request gets that is signed with another secret, or for another request. */
export function mismatch(detail: string): AwsError {
  const message = `The request signature we calculated does not match the signature you provided. ${detail}`;
  return new AwsError('InvalidSignatureException', message, 403);
}

import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';

/** What a request says about its signature (Version 4), in its header or, for presigned links, in its query. */
export interface Authorization {
  readonly accessKeyId: string;
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** Set where it stands in the query. */
  readonly presigned?: Presigned;
}

export interface Presigned {
  /** YYYYMMDDTHHMMSSZ, as sent. */
  readonly signedAt: string;
  /** For how many seconds from then on the link is good. */
  readonly seconds: number;
  /** Of the session that it was signed in. */
  readonly token: string | undefined;
}

const algorithm = 'AWS4-HMAC-SHA256';
const asymmetric = 'AWS4-ECDSA-P256-SHA256';
const maxSignedHeaders = 100;

/** Reads a request's; throws what AWS answers to a missing or malformed one, and to two at once. */
export function readAuthorization({ headers, query }: RequestHead): Authorization {
  const parameters = new URLSearchParams(query);
  if (isVersion2({ headers, query })) {
    // S3's answer in Regions that never knew it. Version 1 of the AWS CLI still makes such links unless it is told otherwise.
    throw new AwsError('InvalidRequest', `The authorization mechanism you have provided is not supported. Please use ${algorithm}.`);
  }
  if (!parameters.has('X-Amz-Algorithm') && !parameters.has('X-Amz-Signature')) return fromHeader(headers.authorization);
  if (headers.authorization !== undefined) {
    throw new AwsError(
      'InvalidArgument',
      'Only one auth mechanism allowed: the X-Amz-* parameters of the query, or the Authorization header.',
    );
  }
  return fromQuery(parameters);
}

/** Whether a request is signed as S3 had it before Version 4. */
export function isVersion2({ headers, query }: Pick<RequestHead, 'headers' | 'query'>): boolean {
  return headers.authorization?.startsWith('AWS ') === true || new URLSearchParams(query).has('AWSAccessKeyId');
}

function fromHeader(header: string | undefined): Authorization {
  if (!header) throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
  const [, named = '', rest = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(header) ?? [];
  checkAlgorithm(named);
  const parts = new Map(rest.split(',').map(toPair));
  const fields = { credential: parts.get('Credential'), signedHeaders: parts.get('SignedHeaders'), signature: parts.get('Signature') };
  return toAuthorization(fields, 'Authorization header requires');
}

/** Seven days, for every service. */
const maxSeconds = 604_800;

/** How long a presigned request is good that does not say it: S3 wants it said, STS takes a quarter of an hour. */
const defaultSeconds = 900;

function fromQuery(parameters: URLSearchParams): Authorization {
  const field = (name: string) => parameters.get(`X-Amz-${name}`) ?? undefined;
  checkAlgorithm(field('Algorithm') ?? '');
  const fields = { credential: field('Credential'), signedHeaders: field('SignedHeaders'), signature: field('Signature') };
  const authorization = toAuthorization(fields, 'Query-string authentication requires');
  const signedAt = field('Date');
  if (signedAt === undefined) throw incomplete("Query-string authentication requires 'X-Amz-Date'.");
  const expires = field('Expires');
  if (expires === undefined && authorization.service === 's3') throw incomplete("Query-string authentication requires 'X-Amz-Expires'.");
  return { ...authorization, presigned: { signedAt, seconds: readSeconds(expires), token: field('Security-Token') } };
}

function readSeconds(expires: string | undefined): number {
  if (expires === undefined) return defaultSeconds;
  if (!/^-?\d{1,12}$/.test(expires)) throw malformed('X-Amz-Expires should be a number');
  const seconds = Number(expires);
  if (seconds < 0) throw malformed('X-Amz-Expires must be non-negative');
  if (seconds > maxSeconds) throw malformed(`X-Amz-Expires must be less than a week (in seconds), which is ${maxSeconds}`);
  return seconds;
}

function checkAlgorithm(named: string): void {
  if (named === algorithm) return;
  if (named === asymmetric) {
    throw incomplete(`The local account does not check asymmetric signatures (SigV4a, ${asymmetric}); sign with ${algorithm}.`);
  }
  throw incomplete(`Unsupported signing algorithm; only ${algorithm} is accepted.`);
}

interface Fields {
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
}

function toAuthorization({ credential = '', signedHeaders = '', signature = '' }: Fields, subject: string): Authorization {
  const [accessKeyId, date, region, service, end, ...more] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request' || more.length > 0) {
    throw incomplete(`${subject} 'Credential' with a scope of date/region/service/aws4_request.`);
  }
  const names = signedHeaders === '' ? [] : signedHeaders.split(';');
  if (names.length === 0 || names.length > maxSignedHeaders) throw incomplete(`${subject} 'SignedHeaders', at most ${maxSignedHeaders}.`);
  if (!names.every((name) => /^[!#$%&'*+.^`|~\w-]+$/.test(name))) throw incomplete(`${subject} 'SignedHeaders' that are names of headers.`);
  if (!/^[0-9a-f]{64}$/.test(signature)) throw incomplete(`${subject} 'Signature' of 64 hexadecimal digits.`);
  return { accessKeyId, date, region, service, signedHeaders: names, signature };
}

function toPair(part: string): [string, string] {
  const equals = part.indexOf('=');
  return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignatureException', message, 400);
}

function malformed(message: string): AwsError {
  return new AwsError('AuthorizationQueryParametersError', message, 400);
}

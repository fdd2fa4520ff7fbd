import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import type { Authorization, Presigned } from './authorization.ts';
import { mismatch } from './canonical-request.ts';

const minute = 60_000;

/**
 * How far the time of a signature may be from the clock: this is the window in which a request can be repeated byte for byte, as it is at
 * AWS, where S3's is the longest. Repetitions inside of it are not refused: two equal calls in one second have one signature, and both count.
 */
const allowedSkew = (service: string): number => (service === 's3' ? 15 * minute : 5 * minute);

/**
 * When the request was signed (YYYYMMDDTHHMMSSZ); throws where that does not agree with the scope, or is too far from now. A presigned link
 * is good from then on until it expires.
 */
export function signingTime(request: RequestHead, authorization: Authorization, now: Date): string {
  const text = authorization.presigned?.signedAt ?? dateOf(request);
  const time = parse(text);
  if (!text.startsWith(authorization.date)) throw mismatch('The date of the credential scope is not the date of the request.');
  const age: Age = { service: authorization.service, age: now.getTime() - time, now };
  if (authorization.presigned) checkLink(authorization.presigned, age);
  else checkSkew(text, age);
  return text;
}

interface Age {
  readonly service: string;
  /** Milliseconds since the signing; negative where it is still to come. */
  readonly age: number;
  readonly now: Date;
}

/** Clients that cannot set `X-Amz-Date` sign the `Date` that HTTP knows. */
function dateOf({ headers }: RequestHead): string {
  const amazon = headers['x-amz-date'];
  if (amazon !== undefined) return String(amazon);
  const time = new Date(headers.date ?? '');
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().replace(/[-:]|\.\d+/g, '');
}

function parse(text: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  const [, year, month, day, hour, minutes, second] = parts ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minutes}:${second}Z`);
  if (parts && !Number.isNaN(time)) return time;
  const message = "A signature requires the time of signing: an 'X-Amz-Date' of the form YYYYMMDDTHHMMSSZ, or a 'Date' header.";
  throw new AwsError('IncompleteSignatureException', message, 400);
}

function checkLink({ signedAt, seconds }: Presigned, { service, age, now }: Age): void {
  const expired = age > seconds * 1000;
  if (!expired && age >= -allowedSkew(service)) return;
  if (service === 's3') throw new AwsError('AccessDenied', expired ? 'Request has expired' : 'Request is not yet valid', 403);
  throw outside(expired, `${signedAt} is good for ${seconds} seconds, and it is ${now.toISOString()}`);
}

function checkSkew(text: string, { service, age, now }: Age): void {
  const skew = allowedSkew(service);
  if (Math.abs(age) <= skew) return;
  if (service === 's3') {
    throw new AwsError('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', 403);
  }
  throw outside(age > 0, `${text} is more than ${skew / minute} min. away from ${now.toISOString()}`);
}

function outside(expired: boolean, detail: string): AwsError {
  return new AwsError('InvalidSignatureException', `${expired ? 'Signature expired' : 'Signature not yet current'}: ${detail}`, 403);
}

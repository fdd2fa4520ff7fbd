// What a request says about its body: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import type { Authorization } from './authorization.ts';
import { mismatch } from './canonical-request.ts';

export type Payload =
  /** Nothing: its hash is signed all the same, and shows only when the body is there. */
  | { readonly kind: 'undeclared' }
  /** A hash in hexadecimal digits, which the body must have. */
  | { readonly kind: 'hashed'; readonly declared: string }
  /** That it is not signed. */
  | { readonly kind: 'unsigned'; readonly declared: string }
  /** That it comes in chunks, each with a signature or none of them, and with a checksum behind them or not. */
  | { readonly kind: 'chunks'; readonly declared: string; readonly signed: boolean; readonly trailer: boolean };

const unsigned: Payload = { kind: 'unsigned', declared: 'UNSIGNED-PAYLOAD' };

/** S3 alone has bodies that are not signed as a whole. */
const forms: ReadonlyMap<string, Payload> = new Map(
  [
    unsigned,
    chunks({ declared: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', signed: false, trailer: true }),
    chunks({ declared: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', signed: true, trailer: false }),
    chunks({ declared: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', signed: true, trailer: true }),
  ].map((payload) => [payload.declared, payload]),
);

function chunks(form: { readonly declared: string; readonly signed: boolean; readonly trailer: boolean }) {
  return { kind: 'chunks', ...form } as const;
}

/** Throws for what the service does not take. */
export function payloadOf({ headers, query }: RequestHead, { service, presigned }: Authorization): Payload {
  const declared = headers['x-amz-content-sha256'] ?? new URLSearchParams(query).get('X-Amz-Content-Sha256') ?? undefined;
  if (declared === undefined) return undeclared(service, presigned !== undefined);
  const text = String(declared);
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'hashed', declared: text };
  if (service !== 's3') throw mismatch('The hash of the body is not the one that was signed.');
  const form = forms.get(text);
  if (form) return form;
  const known = [...forms.keys()].join(', ');
  throw new AwsError('InvalidArgument', `x-amz-content-sha256 must be a valid sha256 value in hexadecimal digits, or one of ${known}.`);
}

function undeclared(service: string, presigned: boolean): Payload {
  if (service !== 's3') return { kind: 'undeclared' };
  // Whoever makes a link does not know what will be sent through it.
  if (presigned) return unsigned;
  throw new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
}

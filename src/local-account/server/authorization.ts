import { AwsError } from '../protocol/aws-error.ts';

/** The parts of an Authorization header of Signature Version 4. */
export interface Authorization {
  readonly accessKeyId: string;
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256';

/** Reads the header; throws what AWS answers to a missing or malformed one. */
export function parseAuthorization(header: string | undefined): Authorization {
  if (!header) throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
  if (!header.startsWith(`${algorithm} `)) throw incomplete(`Unsupported signing algorithm; only ${algorithm} is accepted.`);
  const parts = new Map(header.slice(algorithm.length).split(',').map(toPair));
  const [accessKeyId, date, region, service, end, ...more] = (parts.get('Credential') ?? '').split('/');
  const signedHeaders = parts.get('SignedHeaders')?.split(';') ?? [];
  const signature = parts.get('Signature') ?? '';
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request' || more.length > 0) {
    throw incomplete("Authorization header requires 'Credential' parameter with a scope of date/region/service/aws4_request.");
  }
  if (signedHeaders.length === 0) throw incomplete("Authorization header requires 'SignedHeaders' parameter.");
  if (!/^[0-9a-f]{64}$/.test(signature)) throw incomplete("Authorization header requires 'Signature' parameter of 64 hexadecimal digits.");
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

function toPair(part: string): [string, string] {
  const equals = part.indexOf('=');
  return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignatureException', message, 400);
}

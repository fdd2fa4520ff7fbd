import { AppError } from '../../contract/index.ts';

/** Detail of an AppError that came from AWS. */
export interface AwsErrorDetail {
  /** As AWS names it: ResourceNotFoundException. */
  readonly code: string;
  readonly operation: string;
}

interface ServiceException extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Codes that say the same thing in different services: the credentials are no longer good, and new ones may be. */
const ended = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'InvalidClientTokenId', 'UnrecognizedClientException'];

/** They are no longer, or never were, good. */
const badCredentials = new Set([...ended, 'UnauthorizedException', 'InvalidSignatureException', 'SignatureDoesNotMatch']);

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What TLS says of a certificate that nobody trusted vouches for, or that is another one's. */
const untrusted = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/;

function adviceFor(code: string): string {
  if (badCredentials.has(code)) return ' The credentials of this connection are not accepted; sign in again.';
  if (code === 'AccessDeniedException') return ' The signed-in identity lacks this permission; ask whoever manages the account.';
  if (code === 'ServiceQuotaExceededException' || code === 'LimitExceededException')
    return ' A quota of the account is used up; delete what is no longer needed or ask AWS for more.';
  return '';
}

/** Turns whatever an SDK client threw into what may cross to the window: never the request, its headers or its signature. */
export function toAppError(error: unknown, operation: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError || error.name === 'AbortError') return error;
  const { code: systemCode } = error as NodeJS.ErrnoException;
  const timedOut = error.name === 'TimeoutError';
  if (timedOut || (systemCode !== undefined && unreachable.has(systemCode)))
    return new AppError(
      'unavailable',
      `AWS cannot be reached for ${operation} (${timedOut ? 'time-out' : systemCode}). Check the network.`,
    );
  if (systemCode !== undefined && untrusted.test(systemCode))
    return new AppError(
      'unavailable',
      `The certificate that answered ${operation} is not trusted (${systemCode}). Where a proxy looks into the traffic, name the file of its certificate in Kiln's settings (caBundle) or in AWS_CA_BUNDLE.`,
    );
  const { $metadata } = error as ServiceException;
  if ($metadata === undefined) return error;
  if ($metadata.httpStatusCode === 407)
    return new AppError(
      'unavailable',
      `The proxy did not let ${operation} through: it wants a user and a password. HTTPS_PROXY can hold them.`,
    );
  const detail: AwsErrorDetail = { code: error.name, operation };
  return new AppError('aws', `${operation}: ${error.message} (${error.name}).${adviceFor(error.name)}`, detail);
}

/** Whether a failed call failed with one of these codes of AWS. */
export function isAwsError(error: unknown, ...codes: readonly string[]): boolean {
  if (!(error instanceof AppError) || error.code !== 'aws') return false;
  return codes.includes((error.detail as AwsErrorDetail).code);
}

/** Whether AWS said that these credentials are good no more, so that the next call should not try them again. */
export function isRejection(error: unknown): boolean {
  return isAwsError(error, ...ended);
}

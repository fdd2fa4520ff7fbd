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

/** Codes that say the same thing in different services: the credentials are no longer, or never were, good. */
const badCredentials = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
]);

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH']);

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
  if ((error as ServiceException).$metadata === undefined) return error;
  const detail: AwsErrorDetail = { code: error.name, operation };
  return new AppError('aws', `${operation}: ${error.message} (${error.name}).${adviceFor(error.name)}`, detail);
}

/** Whether a failed call failed with one of these codes of AWS. */
export function isAwsError(error: unknown, ...codes: readonly string[]): boolean {
  if (!(error instanceof AppError) || error.code !== 'aws') return false;
  return codes.includes((error.detail as AwsErrorDetail).code);
}

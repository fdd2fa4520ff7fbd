import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';

/** Far apart enough not to cost, near enough to see what a colleague did before one asks. */
export const lookEveryMs = { first: 15_000, longest: 180_000, growth: 1.6 } as const;
/** After a resource of ours was touched, lists may lag behind by up to two minutes. */
export const touchedAgainMs: readonly number[] = [15_000, 60_000, 130_000];

const throttled = [
  'BandwidthLimitExceeded',
  'CallRateLimitExceededException',
  'EC2ThrottledException',
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
];
const broken = ['ServiceException', 'ServiceUnavailableException', 'InternalServerError', 'InternalFailure', 'ServiceUnavailable'];

/** Nobody is asked and nothing goes out: whether somebody has signed in meanwhile costs nothing to find out. */
const signedOutMs = 10_000;

export interface Trouble {
  readonly kind: 'throttled' | 'offline' | 'refused';
  readonly message: string;
  /** How long to wait before it is worth another try; undefined: somebody must do something first. */
  readonly waitMs: number | undefined;
}

/** What a failed page means for the list. `failures` counts those in a row; `random` keeps several windows from knocking in step. */
export function troubleOf(error: unknown, failures: number, random: () => number): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  const doubled = (first: number, longest: number) => Math.min(first * 2 ** failures, longest) * (0.75 + random() / 2);
  if (isAwsError(error, ...throttled, ...broken)) return { kind: 'throttled', message, waitMs: doubled(1000, 60_000) };
  const code = error instanceof AppError ? error.code : undefined;
  if (code === 'unavailable') return { kind: 'offline', message, waitMs: doubled(5000, 120_000) };
  if (code === 'signed-out') return { kind: 'offline', message, waitMs: signedOutMs };
  return { kind: 'refused', message, waitMs: undefined };
}

/** A page token that AWS no longer takes: the list is begun anew. */
export const isStaleToken = (error: unknown): boolean => isAwsError(error, 'InvalidPaginationTokenException');

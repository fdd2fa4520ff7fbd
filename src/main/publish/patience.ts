import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';

const throttlings = [
  'TooManyRequestsException',
  'CallRateLimitExceededException',
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
];
const troubles = ['ServiceException', 'ServiceUnavailableException', 'ServiceUnavailable', 'InternalFailure', 'InternalServerError'];

/** How often a call is made again, and how long is waited before: the SDK has tried three times each time. */
const tries = { throttled: 8, unanswered: 3 };
const shortestMs = 1000;
const longestMs = 30_000;

export interface Patience {
  readonly signal: AbortSignal;
  /** Tells the user that something is tried again. */
  tell(sentence: string): void;
  /** Waits before the next try; tests do not. */
  wait?(ms: number, signal: AbortSignal): Promise<void>;
}

const waitFor = async (ms: number, signal: AbortSignal) => {
  await sleep(ms, undefined, { signal }).catch(() => {}); // aborted: whoever waits looks at the signal himself
};

/** What a call failed with, as an AppError: whatever cannot be read is an answer that was lost. */
function lost(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('unavailable', `The answer to ${what} was lost (${reason}).`);
}

/** Whether the call was made or not, nobody knows. */
export const isUnanswered = (error: unknown): boolean => error instanceof AppError && kindOf(error) === 'unanswered';

/** What the service has to say of the call itself. */
export const isAnswer = (error: unknown): boolean => error instanceof AppError && error.code === 'aws' && kindOf(error) === undefined;

function kindOf(error: AppError): keyof typeof tries | undefined {
  if (isAwsError(error, ...throttlings)) return 'throttled';
  return error.code === 'unavailable' || isAwsError(error, ...troubles) ? 'unanswered' : undefined;
}

/** Makes a call that carries its token; makes it again when AWS asks to slow down, or when no answer came. */
export async function patiently<Result>(patience: Patience, what: string, call: () => Promise<Result>): Promise<Result> {
  const { signal, tell, wait = waitFor } = patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (thrown) {
      const error = lost(thrown, what);
      const kind = kindOf(error);
      if (!kind || attempt >= tries[kind] || signal.aborted) throw error;
      const ms = Math.min(longestMs, shortestMs * 2 ** (attempt - 1));
      const why = kind === 'throttled' ? 'AWS asks to slow down' : 'No answer came';
      tell(`${why} for ${what}; trying again in ${Math.round(ms / 1000)} s.`);
      await wait(ms, signal);
      if (signal.aborted) throw error;
    }
  }
}

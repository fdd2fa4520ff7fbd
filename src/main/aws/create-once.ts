import { AppError } from '../../contract/index.ts';
import { isAwsError } from './aws-error.ts';

interface Creation<Thing> {
  /** What has the name now; undefined: nothing has. */
  look(): Promise<Thing | undefined>;
  send(): Promise<unknown>;
  /** Whether what has the name is what was asked for: nothing else tells one of ours from one of a colleague's. */
  isOurs(thing: Thing): boolean;
  /** What is said where the name is taken. */
  readonly taken: string;
}

/**
 * Creates something of a service that knows no client tokens, where a name is all that tells things apart. When the answer was lost, or
 * the SDK's second attempt finds what the first one made, the name is looked at, and what stands there is ours.
 */
export async function createOnce<Thing>({ isOurs, look, send, taken }: Creation<Thing>): Promise<Thing> {
  if ((await look()) !== undefined) throw new AppError('conflict', taken);
  let failure: unknown;
  try {
    await send();
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    failure = error;
  }
  const made = await look();
  if (made !== undefined && (failure === undefined || isOurs(made))) return made;
  throw failure ?? new AppError('unavailable', 'AWS accepted the request, and does not show what it made yet. Look again in a moment.');
}

const mayHaveArrived = (error: unknown): boolean =>
  isAwsError(error, 'ResourceAlreadyExistsException') || (error instanceof AppError && error.code === 'unavailable');

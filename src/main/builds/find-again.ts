import { AppError } from '../../contract/index.ts';
import type { Publisher, Publishing } from '../publish/publishing.ts';
import { systemClock, type WatchClock } from '../watch/clock.ts';
import { troubleOf } from '../watch/connection-loss.ts';
import type { BuildSink } from '../watch/sink.ts';

interface Finding {
  readonly publisher: Pick<Publisher, 'resume'>;
  /** Ends the waiting. */
  readonly given: AbortSignal;
  readonly clock?: WatchClock;
}

/** Between two tries to reach the account, in milliseconds. */
const pause = 2000;

/** Nothing that was said of the build: the next try may find out. */
const passes = (error: unknown) => error instanceof AppError && (error.code === 'signed-out' || error.code === 'unavailable');

/**
 * Finds the image of a plan whose process died before it noted which one that is: the call that started it is made again with the token
 * that the journal has, and is answered with the same image. Waits for an account that is out of reach.
 */
export async function findAgain({ publisher, given, clock = systemClock }: Finding, plan: string, sink: BuildSink): Promise<Publishing> {
  for (;;) {
    const publishing = await publisher.resume(plan);
    const error: unknown = await publishing.ended.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (given.aborted || !passes(error)) {
      sink.update({ trouble: null });
      return publishing;
    }
    sink.update({ trouble: troubleOf(error) });
    await clock.sleep(pause, given);
  }
}

import { logPace, statusPace } from './pace.ts';
import { endIsTold, readLog } from './read-log.ts';
import { readStatus } from './read-status.ts';
import type { BuildSink } from './sink.ts';
import { attempt, beginWatch, type Outcome, type Watch, type WatchTask } from './watch.ts';

export type { WatchTask };

/** The first status call leaves the log its chance: what builds in seconds has ended by then, and one call tells how. */
function statusDue(watch: Watch, start: number): number {
  const { clock, loggedStage, status } = watch;
  if (!status.fresh()) return status.due();
  if (endIsTold(watch)) return 0;
  return start + (loggedStage === undefined ? logPace.shortest : statusPace.shortest) - clock.elapsed();
}

/**
 * Follows a build until it ends or `stop` aborts (then undefined). Only the account's own word ends it. Whatever goes wrong while asking
 * says nothing about the build; it is told once, and asked again, as long as it takes.
 */
export async function watchImage(task: WatchTask, imageArn: string, sink: BuildSink): Promise<Outcome | undefined> {
  const watch = await beginWatch(task, imageArn, sink);
  const { clock, lines } = watch;
  const start = clock.elapsed();
  while (!task.stop.aborted) {
    if (lines.due() <= 0) await attempt(watch, lines, () => readLog(watch));
    if (statusDue(watch, start) <= 0) {
      const outcome = await attempt(watch, watch.status, () => readStatus(watch));
      if (outcome) return outcome;
    }
    await clock.sleep(Math.max(Math.min(lines.due(), statusDue(watch, start)), 1), task.stop);
  }
  return undefined;
}

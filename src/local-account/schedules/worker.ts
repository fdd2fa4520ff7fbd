// Runs pipelines when their time has come, while the account is open.
import type { Account } from '../account.ts';
import { watchClock } from '../clock.ts';
import type { ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import { duePipelines, findPipeline } from '../store/pipelines.ts';
import { allResources } from '../store/resources.ts';

export interface ScheduleWorker {
  /** Begins no more runs; what is due then runs when the account is open again. */
  close(): Promise<void>;
}

/** How often it looks at the clock: the service too may be up to a minute late, but people who try a schedule wait for it. */
const lookMs = 1000;

/**
 * The store says what is due, so that neither a crash nor a restart loses a run. What a run needs is loaded with the first one: most
 * accounts have no schedule.
 */
export function openSchedules(account: Account, onBug: (error: unknown) => void): ScheduleWorker {
  let closed = false;
  let round: Promise<void> = Promise.resolve();
  const inTurn = (isNeeded: () => boolean, work: (schedules: typeof import('./run-due.ts')) => void) => {
    round = round
      .then(async () => {
        if (closed || !isNeeded()) return;
        const schedules = await import('./run-due.ts');
        if (!closed) work(schedules);
      })
      .catch(onBug);
  };
  const look = () =>
    inTurn(
      () => isAnyDue(account),
      ({ runDue }) => runDue(account, onBug),
    );
  inTurn(
    () => isAnyUntimed(account),
    ({ beginSchedules }) => beginSchedules(account),
  );
  look();
  const endWatch = watchClock(account.clock, lookMs, look);
  return {
    async close() {
      closed = true;
      endWatch();
      await round;
    },
  };
}

function isAnyDue({ store, clock }: Account): boolean {
  return duePipelines(store, clock.now().getTime()).length > 0;
}

/** Whether there are pipelines of a Kiln that started nothing by itself. */
function isAnyUntimed({ store }: Account): boolean {
  for (const { arn, body } of allResources<ImagePipeline>(store, 'image-pipeline')) {
    if (body.schedule && body.status !== 'DISABLED' && findPipeline(store, arn)?.due === undefined) return true;
  }
  return false;
}

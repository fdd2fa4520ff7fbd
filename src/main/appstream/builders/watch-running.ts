import type { AccountTarget, BuilderRow, RunningBuilders } from '../../../contract/index.ts';
import type { Clock } from '../../catalogue/worker.ts';
import type { Running } from './running-builders.ts';

/** Builders that are known to run are looked at this often while a window is open, though nobody looks at them: they cost. */
const lookEveryMs = 60_000;

export interface WatchRunningDeps {
  readonly running: Running;
  readonly clock: Clock;
  read(at: AccountTarget): Promise<readonly BuilderRow[]>;
  report(error: unknown): void;
}

export interface RunningWatch {
  watch(signal: AbortSignal): AsyncIterable<RunningBuilders>;
  close(): void;
}

/** Tells windows what runs, and when somebody is to be reminded. Accounts in which nothing is known to run are not asked. */
export function watchRunning({ running, clock, read, report }: WatchRunningDeps): RunningWatch {
  let watchers = 0;
  let callOff = () => {};

  const look = async (): Promise<void> => {
    for (const at of placesOf(running)) {
      // An account that cannot be asked keeps what was known of it; why it cannot is told where its builders are shown.
      await read(at)
        .then((rows) => running.seen(at, rows))
        .catch(report);
    }
    running.tell();
  };
  const plan = async (): Promise<void> => {
    const reminder = (await running.nextReminder()) ?? Number.POSITIVE_INFINITY;
    callOff(); // somebody else may have planned meanwhile
    if (watchers === 0) return;
    const wait = Math.min(lookEveryMs, Math.max(reminder - clock.now(), 0) + 1000);
    callOff = clock.after(wait, () => void look().then(plan).catch(report));
  };
  return {
    async *watch(signal) {
      const changes = running.changes(signal);
      watchers += 1;
      try {
        yield await running.now();
        if (watchers === 1) void look().then(plan).catch(report);
        for await (const _ of changes) {
          void plan().catch(report); // what began to run, or another setting, may be due earlier
          yield await running.now();
        }
      } finally {
        watchers -= 1;
        if (watchers === 0) callOff();
      }
    },
    close() {
      watchers = 0;
      callOff();
    },
  };
}

function placesOf(running: Running): readonly AccountTarget[] {
  const places = running.records().map(({ connection, region }) => ({ connection, region }));
  return [...new Map(places.map((at) => [`${at.connection} ${at.region}`, at])).values()];
}

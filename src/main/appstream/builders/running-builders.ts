import { join } from 'node:path';
import type { AccountTarget, BuilderRow, BuilderTarget, RunningBuilder, RunningBuilders } from '../../../contract/index.ts';
import { jsonFile } from '../../files/json-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { createTopic } from '../../topic.ts';
import { afterLook, type RunningRecord, remindTime, runningFile, runningSince } from './running-records.ts';

export interface RunningDeps {
  /** Where Kiln keeps what it knows of AppStream. */
  readonly folder: string;
  readonly settings: Settings;
  /** Milliseconds. */
  now(): number;
}

/** What is known of builders that run, on the disk and for all windows. */
export interface Running {
  /** Takes in what somebody saw who looked at a whole Region, and answers the rows with what is known of them. */
  seen(at: AccountTarget, rows: readonly BuilderRow[]): Promise<readonly BuilderRow[]>;
  /** The same rows, with what is known already. */
  withKnown(rows: readonly BuilderRow[]): readonly BuilderRow[];
  /** Reads what an earlier Kiln knew. */
  load(): Promise<void>;
  records(): readonly RunningRecord[];
  now(): Promise<RunningBuilders>;
  remindLater(target: BuilderTarget, hours: number): Promise<void>;
  setReminder(hours: number): Promise<void>;
  changes(signal: AbortSignal): AsyncIterable<void>;
  /** Time has passed: who follows the changes looks again what is due. */
  tell(): void;
  /** When the next reminder is due, in milliseconds; undefined: none is. */
  nextReminder(): Promise<number | undefined>;
  close(): void;
}

export function openRunning({ folder, settings, now }: RunningDeps): Running {
  const file = jsonFile(join(folder, 'running.json'), runningFile);
  const topic = createTopic<void>();
  let records: readonly RunningRecord[] = [];
  const update = async (change: (records: readonly RunningRecord[]) => readonly RunningRecord[]) => {
    const { builders } = await file.update((data) => ({ builders: [...change(data.builders)] }));
    records = builders;
    topic.publish();
  };
  const withKnown = (rows: readonly BuilderRow[]) => rows.map((row) => ({ ...row, running: runningSince(records, row) }));
  const hours = async () => (await settings.read()).appstream.remindAfterHours;
  return {
    async seen(at, rows) {
      const look = { at, rows, now: now() };
      if (afterLook(records, look) !== records) await update((current) => afterLook(current, look));
      return withKnown(rows);
    },
    withKnown,
    async load() {
      records = (await file.read()).builders;
    },
    records: () => records,
    async now() {
      const remindAfterHours = await hours();
      return { remindAfterHours, builders: records.flatMap((one) => toRunning(one, remindAfterHours, now())) };
    },
    async remindLater({ connection, region, name }, later) {
      const remindAt = new Date(now() + later * 3_600_000).toISOString();
      await update((current) =>
        current.map((one) => (one.connection === connection && one.region === region && one.name === name ? { ...one, remindAt } : one)),
      );
    },
    async setReminder(after) {
      await settings.update(() => ({ appstream: { remindAfterHours: after } }));
      topic.publish();
    },
    changes: (signal) => topic.subscribe(signal),
    tell: () => topic.publish(),
    async nextReminder() {
      const after = await hours();
      const times = records.flatMap((one) => remindTime(one, after) ?? []).filter((time) => time > now());
      return times.length === 0 ? undefined : Math.min(...times);
    },
    close: () => topic.close(),
  };
}

function toRunning(record: RunningRecord, hours: number, now: number): readonly RunningBuilder[] {
  const { connection, instanceType, name, region, running } = record;
  if (!running) return [];
  const time = remindTime(record, hours);
  return [{ connection, region, name, instanceType, ...running, due: time !== undefined && time <= now }];
}

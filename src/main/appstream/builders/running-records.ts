// Since when builders run. AWS tells their state and not since when they have it, so what Kiln sees is kept, with how much it can know.
import { z } from 'zod';
import { type AccountTarget, accountTarget, type BuilderRow, builderStateFacts, type RunningSince } from '../../../contract/index.ts';

const record = accountTarget.extend({
  name: z.string(),
  arn: z.string(),
  instanceType: z.string(),
  /** When it was made: another builder may have its name later. */
  created: z.string(),
  /** Undefined: it is on its way to run. */
  running: z.object({ since: z.string(), known: z.enum(['start', 'seen', 'gaps']) }).optional(),
  /** When somebody looked last, to within `lookedEveryMs`. */
  seenAt: z.string(),
  remindAt: z.string().optional(),
});
export type RunningRecord = z.infer<typeof record>;

export const runningFile = z.object({ builders: z.array(record).default([]) });
export type RunningFile = z.infer<typeof runningFile>;

/** Who looks less often than this may have missed that it was stopped and started again. */
const gapMs = 5 * 60_000;
/** It is written down no more often that somebody looked. */
const lookedEveryMs = 2 * 60_000;

/** Where an instance is there, which may be billed; an image that is made of it ends with it stopped. */
const isUp = (state: string): boolean => state === 'RUNNING' || state === 'SNAPSHOTTING' || builderStateFacts(state)?.settles === 'RUNNING';

/** The records after somebody looked at all builders of a Region. The same array where nothing is worth writing down. */
export function afterLook(
  records: readonly RunningRecord[],
  { at, rows, now }: { readonly at: AccountTarget; readonly rows: readonly BuilderRow[]; readonly now: number },
): readonly RunningRecord[] {
  const here = ({ connection, region }: AccountTarget) => connection === at.connection && region === at.region;
  const next = rows
    .filter(({ state }) => isUp(state))
    .map((row) => {
      const known = records.find((one) => here(one) && one.arn === row.arn && one.created === row.created);
      return recordOf(known, { at, row, now });
    });
  const before = records.filter(here);
  const isSame = before.length === next.length && next.every((one) => before.includes(one));
  return isSame ? records : [...records.filter((one) => !here(one)), ...next];
}

interface Look {
  readonly at: AccountTarget;
  readonly row: BuilderRow;
  readonly now: number;
}

function recordOf(known: RunningRecord | undefined, { at, row, now }: Look): RunningRecord {
  const seenAt = new Date(now).toISOString();
  const { arn, created, instanceType, name, state } = row;
  const base = { connection: at.connection, region: at.region, name, arn, created, instanceType, seenAt };
  const isStarting = state === 'PENDING' || state === 'UPDATING_AGENT';
  if (!known) return isStarting ? base : { ...base, running: { since: seenAt, known: 'seen' } };
  const unseen = now - Date.parse(known.seenAt);
  if (isStarting) return known.running ? base : fresh(known, { ...known, seenAt }, unseen);
  // Between two looks that are far apart it may have begun at any time, so that it is only known to run now.
  if (!known.running) return { ...known, seenAt, running: { since: seenAt, known: unseen > gapMs ? 'seen' : 'start' } };
  const running = unseen > gapMs ? { ...known.running, known: 'gaps' as const } : known.running;
  return fresh(known, { ...known, seenAt, running }, unseen);
}

const fresh = (known: RunningRecord, next: RunningRecord, unseen: number): RunningRecord => (unseen < lookedEveryMs ? known : next);

/** Since when a builder runs, as far as it was seen. */
export function runningSince(records: readonly RunningRecord[], { arn, created, state }: BuilderRow): RunningSince | undefined {
  return isUp(state) ? records.find((one) => one.arn === arn && one.created === created)?.running : undefined;
}

/** When somebody is to be reminded of it: after so many hours of running, or when they wanted to be; undefined: never. */
export function remindTime({ running, remindAt }: RunningRecord, hours: number): number | undefined {
  if (!running || hours === 0) return undefined;
  return Math.max(Date.parse(running.since) + hours * 3_600_000, remindAt === undefined ? 0 : Date.parse(remindAt));
}

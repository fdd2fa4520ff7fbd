import { describeSchedule } from './describe.ts';
import { nextRuns } from './next-runs.ts';
import { readSchedule } from './parse.ts';
import { isTimeZone } from './zone.ts';

/** Runs that a hint tells. */
const shownRuns = 5;

export interface ScheduleHint {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** A schedule in words, and when it fires next; undefined for an expression that is none, or a zone that does not exist. */
export function scheduleHint(
  expression: string,
  { now, timezone = 'UTC' }: { now: Date; timezone?: string | undefined },
): ScheduleHint | undefined {
  const reading = readSchedule(expression);
  if ('fault' in reading || !isTimeZone(timezone)) return undefined;
  const { schedule } = reading;
  const text = schedule.kind === 'rate' ? describeSchedule(schedule) : `${describeSchedule(schedule)} (${timezone})`;
  const runs = schedule.kind === 'rate' ? [] : nextRuns(schedule, { from: now, count: shownRuns, timezone });
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, dateStyle: 'full', timeStyle: 'short' });
  const tooltip = runs.length === 0 ? text : `Next, in ${timezone}:\n\n${runs.map((run) => `- ${format.format(run)}`).join('\n')}`;
  return { text, tooltip };
}

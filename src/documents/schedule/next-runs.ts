import type { FieldValue } from './field.ts';
import type { Schedule } from './parse.ts';
import { type WallTime, zoneOf } from './zone.ts';

type Cron = Extract<Schedule, { kind: 'cron' }>;

const MINUTE = 60_000;
const unitMinutes = { minute: 1, hour: 60, day: 24 * 60 } as const;
/** Leap days may be eight years apart, and a fifth Monday of a February further. */
const MOST_YEARS = 40;

export interface RunsRequest {
  /** Runs after this moment. */
  readonly from: Date;
  readonly count: number;
  /** IANA name; UTC unless given. An unknown one throws a RangeError. */
  readonly timezone?: string | undefined;
}

/**
 * The next times at which a schedule fires, at most `count`; fewer when it ends, none when it never fires. A rate counts from `from`. A
 * time that a change of the clock leaves out does not fire; one that comes twice fires the first time.
 */
export function nextRuns(schedule: Schedule, { from, count, timezone = 'UTC' }: RunsRequest): readonly Date[] {
  if (schedule.kind === 'rate') {
    const every = schedule.value * unitMinutes[schedule.unit] * MINUTE;
    return Array.from({ length: count }, (_, at) => new Date(from.getTime() + every * (at + 1)));
  }
  const zone = zoneOf(timezone);
  const start = zone.wallTime(from);
  const found: Date[] = [];
  for (const year of yearsFrom(schedule, start.year)) {
    if (found.length === count) break;
    for (const time of timesIn(schedule, year, year === start.year ? start : undefined)) {
      const moment = zone.moment(time);
      if (moment !== undefined && moment.getTime() > from.getTime()) found.push(moment);
      if (found.length === count) break;
    }
  }
  return found;
}

/** Whether a schedule fires at any time after a moment. */
export function everFires(schedule: Schedule, from: Date): boolean {
  return nextRuns(schedule, { from, count: 1 }).length > 0;
}

function yearsFrom({ year }: Cron, from: number): readonly number[] {
  if (year.kind === 'values') return year.values.filter((value) => value >= from);
  return Array.from({ length: MOST_YEARS }, (_, at) => from + at);
}

function* timesIn(cron: Cron, year: number, from: WallTime | undefined): Generator<WallTime> {
  for (let month = from?.month ?? 1; month <= 12; month++) {
    if (!holds(cron.month, month)) continue;
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const firstDay = month === from?.month ? from.day : 1;
    for (let day = firstDay; day <= days; day++) {
      if (!isDay(cron, { year, month, day, days })) continue;
      const firstHour = month === from?.month && day === from.day ? from.hour : 0;
      for (let hour = firstHour; hour < 24; hour++) {
        if (!holds(cron.hour, hour)) continue;
        for (let minute = 0; minute < 60; minute++) if (holds(cron.minute, minute)) yield { year, month, day, hour, minute };
      }
    }
  }
}

function holds(field: FieldValue, value: number): boolean {
  return field.kind === 'any' || (field.kind === 'values' && field.values.includes(value));
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** How many days the month has. */
  readonly days: number;
}

/** From 1, Sunday. */
const weekdayOf = ({ year, month }: Day, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

function isDay({ day, weekday }: Cron, date: Day): boolean {
  return weekday.kind === 'unset' ? isDayOfMonth(day, date) : isDayOfWeek(weekday, date);
}

function isDayOfMonth(field: FieldValue, date: Day): boolean {
  if (field.kind === 'last') return date.day === date.days;
  if (field.kind === 'near') return date.day === nearestWorkday(field.day, date);
  return holds(field, date.day);
}

function isDayOfWeek(field: FieldValue, date: Day): boolean {
  const weekday = weekdayOf(date, date.day);
  if (field.kind === 'last') return weekday === field.weekday;
  if (field.kind === 'lastSuch') return weekday === field.weekday && date.day > date.days - 7;
  if (field.kind === 'nth') return weekday === field.weekday && Math.ceil(date.day / 7) === field.nth;
  return holds(field, weekday);
}

/** undefined in months that do not have the day. */
function nearestWorkday(wanted: number, date: Day): number | undefined {
  if (wanted > date.days) return undefined;
  const weekday = weekdayOf(date, wanted);
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === date.days ? wanted - 2 : wanted + 1;
  return wanted;
}

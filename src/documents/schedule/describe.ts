import type { FieldValue } from './field.ts';
import type { Schedule } from './parse.ts';

type Cron = Extract<Schedule, { kind: 'cron' }>;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** Times of day that are told one by one. */
const mostTimes = 4;

/** A schedule in plain words: “at 03:00 on Monday”, “every 12 hours”. */
export function describeSchedule(schedule: Schedule): string {
  if (schedule.kind === 'rate') return schedule.value === 1 ? `every ${schedule.unit}` : `every ${schedule.value} ${schedule.unit}s`;
  return [timeOf(schedule), dayOf(schedule), monthOf(schedule), yearOf(schedule)].filter((part) => part !== '').join(' ');
}

function timeOf({ minute, hour }: Cron): string {
  if (minute.kind === 'values' && hour.kind === 'values' && minute.values.length * hour.values.length <= mostTimes) {
    return `at ${listed(hour.values.flatMap((h) => minute.values.map((m) => `${two(h)}:${two(m)}`)))}`;
  }
  const minutes = minute.kind === 'values' ? `at minute ${listed(shortened(minute.values))}` : 'every minute';
  return hour.kind === 'values' ? `${minutes} of hour ${listed(shortened(hour.values))}` : `${minutes} of every hour`;
}

function dayOf({ day, weekday }: Cron): string {
  if (weekday.kind === 'unset') return dayOfMonth(day);
  switch (weekday.kind) {
    case 'values':
      return `on ${listed(weekday.values.map((value) => WEEKDAYS[value - 1] ?? ''))}`;
    case 'last':
      return 'on Sunday';
    case 'lastSuch':
      return `on the last ${WEEKDAYS[weekday.weekday - 1]} of the month`;
    case 'nth':
      return `on the ${ordinal(weekday.nth)} ${WEEKDAYS[weekday.weekday - 1]} of the month`;
    default:
      return 'every day';
  }
}

function dayOfMonth(day: FieldValue): string {
  switch (day.kind) {
    case 'values':
      return `on day ${listed(shortened(day.values))} of the month`;
    case 'last':
      return 'on the last day of the month';
    case 'near':
      return `on the weekday nearest to day ${day.day} of the month`;
    default:
      return 'every day';
  }
}

function monthOf({ month }: Cron): string {
  return month.kind === 'values' ? `in ${listed(month.values.map((value) => MONTHS[value - 1] ?? ''))}` : '';
}

function yearOf({ year }: Cron): string {
  return year.kind === 'values' ? `in ${listed(shortened(year.values))}` : '';
}

/** Numbers in words; a run of more than two as “1 to 5”. */
function shortened(values: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === value - 1) last.push(value);
    else runs.push([value]);
  }
  return runs.flatMap((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.map(String)));
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const two = (value: number) => String(value).padStart(2, '0');
const ordinal = (nth: number) => ['first', 'second', 'third', 'fourth', 'fifth'][nth - 1] ?? `${nth}th`;

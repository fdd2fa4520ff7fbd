import type { TimeUnit } from '../../contract/index.ts';

/** So many units before a time, by the calendar: milliseconds since the epoch. */
export function unitsBefore(now: Date, count: number, unit: TimeUnit): number {
  const date = new Date(now);
  if (unit === 'YEARS') return date.setUTCFullYear(date.getUTCFullYear() - count);
  if (unit === 'MONTHS') return date.setUTCMonth(date.getUTCMonth() - count);
  return date.setUTCDate(date.getUTCDate() - count * (unit === 'WEEKS' ? 7 : 1));
}

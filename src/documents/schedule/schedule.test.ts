import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSchedule } from './describe.ts';
import type { FieldValue } from './field.ts';
import { everFires, nextRuns } from './next-runs.ts';
import { readSchedule, type Schedule } from './parse.ts';
import { type WallTime, zoneOf } from './zone.ts';

function scheduleOf(expression: string): Schedule {
  const reading = readSchedule(expression);
  if ('fault' in reading) throw new Error(reading.fault.message);
  return reading.schedule;
}

const from = new Date('2026-11-21T10:30:00Z'); // a Saturday
const runs = (expression: string, count = 3, timezone?: string) =>
  nextRuns(scheduleOf(expression), { from, count, timezone }).map((date) => date.toISOString().slice(0, 16));

/** The slow way: looks at every minute, and at what the clock shows in it. */
function minutesThatFit(schedule: Schedule, { begin, end, timezone }: { begin: Date; end: number; timezone: string }): string[] {
  if (schedule.kind === 'rate') throw new Error('a rate has no fields');
  const { wallTime } = zoneOf(timezone);
  const fits = (field: FieldValue, value: number) => field.kind === 'any' || (field.kind === 'values' && field.values.includes(value));
  const isDay = ({ year, month, day }: WallTime) => {
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
    if (schedule.day.kind === 'last') return new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1;
    if (schedule.weekday.kind === 'nth') return weekday === schedule.weekday.weekday && Math.ceil(day / 7) === schedule.weekday.nth;
    return schedule.weekday.kind === 'unset' ? fits(schedule.day, day) : fits(schedule.weekday, weekday);
  };
  // What the clock shows a second time does not fire; the first time was at most an hour earlier.
  const shown = new Set<string>();
  const found: string[] = [];
  for (let at = Math.floor(begin.getTime() / 60_000) * 60_000 - 180 * 60_000; at <= end; at += 60_000) {
    const wall = wallTime(new Date(at));
    const key = JSON.stringify(wall);
    const isNew = !shown.has(key);
    shown.add(key);
    const { month, hour, minute } = wall;
    const isTime = fits(schedule.minute, minute) && fits(schedule.hour, hour) && fits(schedule.month, month) && isDay(wall);
    if (isNew && isTime && at > begin.getTime()) found.push(new Date(at).toISOString());
  }
  return found;
}

describe('a schedule', () => {
  it.each([
    ['cron(0 3 ? * mon *)', ['2026-11-23T03:00', '2026-11-30T03:00', '2026-12-07T03:00'], 'at 03:00 on Monday'],
    [
      'cron(0/20 10-11 * * ? *)',
      ['2026-11-21T10:40', '2026-11-21T11:00', '2026-11-21T11:20'],
      'at minute 0, 20 and 40 of hour 10 and 11 every day',
    ],
    [
      'cron(0 0 1 1,7 ? *)',
      ['2027-01-01T00:00', '2027-07-01T00:00', '2028-01-01T00:00'],
      'at 00:00 on day 1 of the month in January and July',
    ],
    ['cron(15 6 L * ? *)', ['2026-11-30T06:15', '2026-12-31T06:15', '2027-01-31T06:15'], 'at 06:15 on the last day of the month'],
    [
      'cron(0 8 1W * ? 2027)',
      ['2027-01-01T08:00', '2027-02-01T08:00', '2027-03-01T08:00'],
      'at 08:00 on the weekday nearest to day 1 of the month in 2027',
    ],
    ['cron(0 8 ? * fri#2 *)', ['2026-12-11T08:00', '2027-01-08T08:00', '2027-02-12T08:00'], 'at 08:00 on the second Friday of the month'],
    [
      'cron(0 12 ? * 2-6 *)',
      ['2026-11-23T12:00', '2026-11-24T12:00', '2026-11-25T12:00'],
      'at 12:00 on Monday, Tuesday, Wednesday, Thursday and Friday',
    ],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00'], 'at 00:00 on day 29 of the month in February'],
    ['cron(0 4 ? * L *)', ['2026-11-22T04:00', '2026-11-29T04:00', '2026-12-06T04:00'], 'at 04:00 on Sunday'],
    ['cron(0 8 ? * 6L *)', ['2026-11-27T08:00', '2026-12-25T08:00', '2027-01-29T08:00'], 'at 08:00 on the last Friday of the month'],
    ['rate(12 hours)', ['2026-11-21T22:30', '2026-11-22T10:30', '2026-11-22T22:30'], 'every 12 hours'],
    ['rate(1 day)', ['2026-11-22T10:30', '2026-11-23T10:30', '2026-11-24T10:30'], 'every day'],
  ])('%s fires when its words say', (expression, times, words) => {
    expect(runs(expression)).toEqual(times);
    expect(describeSchedule(scheduleOf(expression))).toBe(words);
  });

  it('moves a weekend day to the nearest weekday of the same month', () => {
    expect(runs('cron(0 8 1W 5 ? 2027)')).toEqual(['2027-05-03T08:00']); // the 1st is a Saturday
    expect(runs('cron(0 8 31W 1 ? 2027)')).toEqual(['2027-01-29T08:00']); // the 31st is a Sunday
  });

  it('follows the clock of its time zone', () => {
    expect(runs('cron(0 3 * * ? *)', 2, 'Asia/Tokyo')).toEqual(['2026-11-21T18:00', '2026-11-22T18:00']);
  });

  it('leaves out a time that the clock jumps over, and fires once where it comes twice', () => {
    const daily = scheduleOf('cron(30 2 * * ? *)');
    const spring = nextRuns(daily, { from: new Date('2027-03-27T12:00:00Z'), count: 2, timezone: 'Europe/Berlin' });
    expect(spring.map((date) => date.toISOString())).toEqual(['2027-03-29T00:30:00.000Z', '2027-03-30T00:30:00.000Z']);
    const autumn = nextRuns(daily, { from: new Date('2027-10-30T12:00:00Z'), count: 2, timezone: 'Europe/Berlin' });
    expect(autumn.map((date) => date.toISOString())).toEqual(['2027-10-31T00:30:00.000Z', '2027-11-01T01:30:00.000Z']);
  });

  it('that never fires again is known', () => {
    expect(everFires(scheduleOf('cron(0 0 30 2 ? *)'), from)).toBe(false);
    expect(everFires(scheduleOf('cron(0 0 1 1 ? 2020)'), from)).toBe(false);
    expect(everFires(scheduleOf('cron(0 0 29 2 ? *)'), from)).toBe(true);
    expect(everFires(scheduleOf('cron(0 0 1 1 ? 2199)'), from)).toBe(true);
  });

  it.each([
    ['0 3 * * ? *', '0 3 * * ? *', 'cron(0 3 * * ? *)'],
    ['daily', 'daily', undefined],
    ['cron(0 3  * * ? *)', '0 3  * * ? *', '0 3 * * ? *'],
    ['cron( 0 3 * * ? * )', ' 0 3 * * ? * ', '0 3 * * ? *'],
    ['rate(1  hours)', '1  hours', '1 hours'],
    ['cron(0 3 LW * ? *)', 'LW', undefined],
    ['cron(0 3 ? * fri-mon *)', 'fri-mon', undefined],
    ['cron(0 3 ? * fri#6 *)', 'fri#6', undefined],
    ['cron(0 3 ? * 8L *)', '8L', undefined],
    ['cron(0 3 * * ?)', '0 3 * * ?', undefined],
    ['cron(0 25 * * ? *)', '25', undefined],
    ['cron(0 3 * 13 ? *)', '13', undefined],
    ['cron(0 3 ? * mun *)', 'mun', undefined],
    ['cron(0 0 * * SUN *)', '*', '?'],
    ['cron(0 0 1 * * *)', '*', '?'],
    ['cron(0 0 ? * ? *)', '?', undefined],
    ['cron(? 0 * * ? *)', '?', undefined],
    ['rate(1 hours)', '1 hours', '1 hour'],
    ['rate(12 hour)', '12 hour', '12 hours'],
    ['rate(0 days)', '0 days', undefined],
    ['rate(5 weeks)', '5 weeks', undefined],
  ])('%s is refused where it is wrong', (expression, part, instead) => {
    const reading = readSchedule(expression);
    const fault = 'fault' in reading ? reading.fault : undefined;
    expect(fault && expression.slice(fault.range.start, fault.range.end)).toBe(part);
    expect(fault?.instead).toBe(instead);
  });

  it('says of what samples write and of other dialects only that it is doubtful', () => {
    const isDoubtful = (expression: string) => {
      const reading = readSchedule(expression);
      return 'fault' in reading && reading.fault.doubtful === true;
    };
    const doubtful = ['cron(0 0 * * SUN *)', 'cron(0 3 * * ?)', 'rate(12 hour)', 'cron(0 3 LW * ? *)', 'cron(0 3 ? * fri-mon *)'];
    expect(doubtful.filter(isDoubtful)).toEqual(doubtful);
    expect(['rate(1 hours)', 'cron(0 25 * * ? *)', 'cron(0 3 ? * ? *)', 'cron(0 3 ? * mon-8 *)'].filter(isDoubtful)).toEqual([]);
  });

  it('fires in every minute that fits its fields, and in no other, whatever the clock does', () => {
    const clocks: readonly (readonly [string, string])[] = [
      ['UTC', '2026-12-31T20:00:00Z'],
      ['Europe/Berlin', '2027-03-27T20:17:00Z'], // an hour is left out
      ['Europe/Berlin', '2027-10-30T20:17:00Z'], // an hour comes twice
      ['Australia/Lord_Howe', '2027-04-03T10:00:00Z'], // half an hour comes twice
      ['America/New_York', '2028-02-28T20:00:00Z'],
    ];
    const minutes = fc.constantFrom('0', '5,35', '*/20', '10-12', '45/5');
    const hours = fc.constantFrom('*', '1-3', '2', '0/5', '23,0');
    const days = fc.constantFrom('* * ?', '? * *', '? * sun', '1 1 ?', 'L * ?', '28-31 2,3,10 ?', '? * 1#5', '? * SUN-TUE');
    fc.assert(
      fc.property(fc.tuple(minutes, hours, days), fc.constantFrom(...clocks), (fields, [timezone, start]) => {
        const schedule = scheduleOf(`cron(${fields.join(' ')} *)`);
        const begin = new Date(start);
        const end = begin.getTime() + 36 * 60 * 60_000;
        const told = nextRuns(schedule, { from: begin, count: 36 * 60, timezone }).filter((run) => run.getTime() <= end);
        expect(told.map((run) => run.toISOString())).toEqual(minutesThatFit(schedule, { begin, end, timezone }));
      }),
      { numRuns: 25 },
    );
  });

  it('throws nothing, and every time it tells comes after the one before', () => {
    const word = fc.constantFrom('*', '?', '0', '1', '5', '15', '31', '1-5', '*/7', 'mon', 'feb', 'L', '1W', 'fri#3', '2028', 'x');
    fc.assert(
      fc.property(fc.tuple(word, word, word, word, word, word), (words) => {
        const reading = readSchedule(`cron(${words.join(' ')})`);
        if ('fault' in reading) return;
        const times = nextRuns(reading.schedule, { from, count: 4 }).map((date) => date.getTime());
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        for (const time of times) expect(time).toBeGreaterThan(from.getTime());
      }),
      { numRuns: 150 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkSchedule, nextDue } from './expression.ts';

/** The next times after one another, each from the one before. */
function dueTimes(scheduleExpression: string, from: string, { timezone, count = 3 }: { timezone?: string; count?: number } = {}): string[] {
  const times: string[] = [];
  let now = new Date(from);
  while (times.length < count) {
    const due = nextDue({ scheduleExpression, timezone }, { now, base: now });
    if (!due) return times;
    times.push(due.toISOString().replace(':00.000Z', 'Z'));
    now = due;
  }
  return times;
}

describe('the times of a schedule', () => {
  it.each([
    ['cron(0 6 * * ? *)', undefined, ['2027-03-27T06:00Z', '2027-03-28T06:00Z', '2027-03-29T06:00Z']],
    ['cron(0/20 4 * * ? *)', undefined, ['2027-03-27T04:00Z', '2027-03-27T04:20Z', '2027-03-27T04:40Z']],
    ['cron(0 0 ? * sun#2 *)', undefined, ['2027-04-11T00:00Z', '2027-05-09T00:00Z', '2027-06-13T00:00Z']],
    ['cron(0 0 L * ? *)', undefined, ['2027-03-31T00:00Z', '2027-04-30T00:00Z', '2027-05-31T00:00Z']],
    ['cron(0 9 1W * ? *)', 'Asia/Tokyo', ['2027-04-01T00:00Z', '2027-05-03T00:00Z', '2027-06-01T00:00Z']],
    ['cron(0 12 29 2 ? *)', undefined, ['2028-02-29T12:00Z', '2032-02-29T12:00Z', '2036-02-29T12:00Z']],
    ['cron(0 0 1 1 ? 2028)', undefined, ['2028-01-01T00:00Z']],
    ['cron(0 0 1 1 ? 2020)', undefined, []],
    // Spring: half past two does not come on 28 March, nor on 14 March in New York.
    ['cron(30 2 * * ? *)', 'Europe/Berlin', ['2027-03-27T01:30Z', '2027-03-29T00:30Z', '2027-03-30T00:30Z']],
    ['cron(0 * * * ? *)', 'Europe/Berlin', ['2027-03-27T01:00Z', '2027-03-27T02:00Z', '2027-03-27T03:00Z']],
    ['cron(0 0 * * ? *)', 'Pacific/Apia', ['2027-03-27T11:00Z', '2027-03-28T11:00Z', '2027-03-29T11:00Z']],
    ['rate(1 minute)', undefined, ['2027-03-27T00:01Z', '2027-03-27T00:02Z', '2027-03-27T00:03Z']],
    ['rate(36 hours)', undefined, ['2027-03-28T12:00Z', '2027-03-30T00:00Z', '2027-03-31T12:00Z']],
    ['rate(2 days)', 'Europe/Berlin', ['2027-03-29T00:00Z', '2027-03-31T00:00Z', '2027-04-02T00:00Z']],
    // As the service's own guide writes them.
    ['cron(0 0 * * SUN *)', undefined, ['2027-03-28T00:00Z', '2027-04-04T00:00Z', '2027-04-11T00:00Z']],
    ['rate(12 hour)', undefined, ['2027-03-27T12:00Z', '2027-03-28T00:00Z', '2027-03-28T12:00Z']],
  ])('of %s in %s', (expression, timezone, times) => {
    expect(dueTimes(expression, '2027-03-27T00:00:00Z', timezone === undefined ? {} : { timezone })).toEqual(times);
  });

  it('come once where the clock shows them twice', () => {
    const berlin = { timezone: 'Europe/Berlin', count: 3 };
    expect(dueTimes('cron(30 2 * * ? *)', '2027-10-30T12:00:00Z', berlin)).toEqual([
      '2027-10-31T00:30Z',
      '2027-11-01T01:30Z',
      '2027-11-02T01:30Z',
    ]);
    const lordHowe = { timezone: 'Australia/Lord_Howe', count: 2 };
    expect(dueTimes('cron(45 1 * * ? *)', '2027-04-03T10:00:00Z', lordHowe)).toEqual(['2027-04-03T14:45Z', '2027-04-04T15:15Z']);
  });

  it('of a rate stay in step, however late a run is, and leave out what is over', () => {
    const base = new Date('2027-03-01T10:00:00Z');
    const after = (now: string) => nextDue({ scheduleExpression: 'rate(1 hour)' }, { now: new Date(now), base })?.toISOString();
    expect(after('2027-03-01T10:00:00.900Z')).toBe('2027-03-01T11:00:00.000Z');
    expect(after('2027-03-01T11:00:00.000Z')).toBe('2027-03-01T12:00:00.000Z');
    expect(after('2027-03-04T10:59:59.999Z')).toBe('2027-03-04T11:00:00.000Z');
    expect(after('2027-03-01T09:00:00.000Z')).toBe('2027-03-01T11:00:00.000Z');
  });

  it('there are none without an expression', () => {
    expect(nextDue({}, { now: new Date() })).toBeUndefined();
  });
});

describe('a schedule', () => {
  it.each([
    { scheduleExpression: 'every day' },
    { scheduleExpression: 'cron(0 0 * * *)' },
    { scheduleExpression: 'cron(0 25 * * ? *)' },
    { scheduleExpression: 'cron(0 0 ? * ? *)' },
    { scheduleExpression: 'cron(0 3 LW * ? *)' },
    { scheduleExpression: 'cron(0 3 ? * fri-mon *)' },
    { scheduleExpression: 'rate(0 days)' },
    { scheduleExpression: 'rate(1 hours)' },
    { scheduleExpression: 'rate(30 seconds)' },
    { scheduleExpression: 'rate(1 day)', timezone: 'Europe/Atlantis' },
  ])('%s is refused', (schedule) => {
    const message = expect.stringContaining(schedule.timezone ? 'schedule.timezone' : 'schedule.scheduleExpression');
    expect(() => checkSchedule(schedule)).toThrow(expect.objectContaining({ code: 'InvalidParameterValueException', message }));
  });

  it.each([
    undefined,
    {},
    { timezone: 'Etc/UTC' },
    { scheduleExpression: 'cron(0 0 30 2 ? *)' },
    { scheduleExpression: 'rate(5 minutes)' },
  ])('%s is taken', (schedule) => {
    expect(() => checkSchedule(schedule)).not.toThrow();
  });
});

// The times of cron expressions beside those that systemd tells for the same calendar.
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue } from './expression.ts';

const hasSystemd = spawnSync('systemd-analyze', ['calendar', 'daily']).status === 0;
const count = 4;

function timesOfSystemd(calendar: string, from: Date): string[] {
  const base = `--base-time=${from.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const { stdout } = spawnSync('systemd-analyze', ['calendar', `--iterations=${count}`, base, calendar], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
  });
  return [...stdout.matchAll(/(?:Next elapse|Iter\. #\d+): \w{3} (\S+) (\S+) UTC/g)].map(([, date, time]) => `${date}T${time}.000Z`);
}

function ourTimes(expression: string, { timezone, from }: { timezone: string; from: Date }): string[] {
  const times: string[] = [];
  let now = from;
  while (times.length < count) {
    const due = nextDue({ scheduleExpression: expression, timezone }, { now });
    if (!due) break;
    times.push(due.toISOString());
    now = due;
  }
  return times;
}

// Each in both languages: cron's and systemd's.
const minutes = fc.constantFrom(['0', '00'], ['5,35', '05,35'], ['0/20', '00/20'], ['10-12', '10..12']);
// Hours at which no clock is set: what happens to those that are left out or come twice is not the same in both.
const hours = fc.constantFrom(['6', '06'], ['7-9', '07..09'], ['6/6', '06/6'], ['23', '23']);
const days = fc.constantFrom(
  ['* * ?', '*-*-*', ''],
  ['1,15 * ?', '*-*-01,15', ''],
  ['29 2 ?', '*-02-29', ''],
  ['31 * ?', '*-*-31', ''],
  ['L * ?', '*-*~01', ''],
  ['? * mon-fri', '*-*-*', 'Mon..Fri '],
  ['? jan,jul 1', '*-01,07-*', 'Sun '],
  ['? * fri#2', '*-*-08..14', 'Fri '],
  ['? * 2L', '*-*~07/1', 'Mon '],
);
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia');
const starts = fc.constantFrom('2027-03-26T00:00:00Z', '2027-10-29T12:34:56Z', '2028-02-28T23:00:00Z', '2026-12-31T23:59:59Z');

if (!hasSystemd) console.warn('SKIPPED: systemd-analyze is not installed, so cron expressions are not held against it.');

describe.skipIf(!hasSystemd)('a cron expression', { timeout: 60_000 }, () => {
  it('fires when systemd says that its calendar does', () => {
    fc.assert(
      fc.property(fc.tuple(minutes, hours, days, zones, starts), ([minute, hour, day, timezone, start]) => {
        const expression = `cron(${minute[0]} ${hour[0]} ${day[0]} *)`;
        const calendar = `${day[2]}${day[1]} ${hour[1]}:${minute[1]}:00 ${timezone}`;
        const from = new Date(start);
        expect([expression, ...ourTimes(expression, { timezone, from })]).toEqual([expression, ...timesOfSystemd(calendar, from)]);
      }),
      { numRuns: 80 },
    );
  });
});

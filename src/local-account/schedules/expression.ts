// A pipeline's schedule: what the service takes, and when it fires.
import { isTimeZone, nextRuns, readSchedule, type Schedule } from '../../documents/index.ts';
import { invalidValue } from '../imagebuilder/arn.ts';
import type { Schedule as PipelineSchedule } from '../protocol/imagebuilder-shapes.ts';

/** Throws InvalidParameterValueException for an expression or a time zone that there is not. */
export function checkSchedule(schedule: PipelineSchedule | undefined): void {
  const { scheduleExpression: expression, timezone } = schedule ?? {};
  if (expression !== undefined) {
    const read = readExpression(expression);
    // The wording of real accounts: https://github.com/hashicorp/terraform-provider-aws/issues/17396
    if ('fault' in read) throw invalidValue('schedule.scheduleExpression', `Invalid schedule expression. Details: ${read.fault}`);
  }
  if (timezone === undefined || isTimeZone(timezone)) return;
  throw invalidValue('schedule.timezone', `There is no time zone '${timezone}' in the IANA time zone database.`);
}

/**
 * When a schedule fires next, later than `now`; undefined when it never does. A rate goes on in even steps from `base`: the time of its
 * last run, or of its beginning.
 */
export function nextDue(
  { scheduleExpression, timezone }: PipelineSchedule,
  { now, base = now }: { readonly now: Date; readonly base?: Date },
): Date | undefined {
  const read = scheduleExpression === undefined ? undefined : readExpression(scheduleExpression);
  if (!read || 'fault' in read) return undefined;
  const { schedule } = read;
  if (schedule.kind === 'rate') return nextStep(schedule, now, base);
  // Stored before time zones were checked, a name may be none.
  const zone = timezone === undefined || isTimeZone(timezone) ? timezone : 'UTC';
  return nextRuns(schedule, { from: now, count: 1, timezone: zone })[0];
}

function nextStep(rate: Schedule, now: Date, base: Date): Date | undefined {
  const [first] = nextRuns(rate, { from: base, count: 1 });
  if (!first || first > now) return first;
  const period = first.getTime() - base.getTime();
  const steps = Math.floor((now.getTime() - base.getTime()) / period) + 1;
  return new Date(base.getTime() + steps * period);
}

type Reading = { readonly schedule: Schedule } | { readonly fault: string };

/**
 * Reads an expression as the linter does. What the service's own guide writes against its rules, `* *` for both days, or a plural that is
 * none, is taken for what it can only mean; what other dialects of cron have beyond that is not.
 */
function readExpression(expression: string): Reading {
  const read = readSchedule(expression);
  if ('schedule' in read) return read;
  const { doubtful, instead, message, range } = read.fault;
  if (!doubtful || instead === undefined) return { fault: message };
  return readExpression(expression.slice(0, range.start) + instead + expression.slice(range.end));
}

import type { TextRange } from '../text.ts';
import { type FieldValue, fields, isOfOtherDialect, readField } from './field.ts';

export type RateUnit = 'minute' | 'hour' | 'day';

/** When a pipeline runs. */
export type Schedule =
  | {
      readonly kind: 'cron';
      readonly minute: FieldValue;
      readonly hour: FieldValue;
      readonly day: FieldValue;
      readonly month: FieldValue;
      readonly weekday: FieldValue;
      readonly year: FieldValue;
    }
  | { readonly kind: 'rate'; readonly value: number; readonly unit: RateUnit };

/** Why an expression is no schedule, and where in it. */
export interface ScheduleFault {
  readonly range: TextRange;
  readonly message: string;
  /** What the faulty part should be, where that is certain. */
  readonly instead?: string;
  /** The service's own guide writes it so, against its own rules: it may be taken. */
  readonly doubtful?: boolean;
}

export type ScheduleReading = { readonly schedule: Schedule } | { readonly fault: ScheduleFault };

const CALL = /^(cron|rate)\((.*)\)$/;
const RATE = /^(\d+) (minute|hour|day)(s?)$/;

/** Reads a `scheduleExpression`: `cron(…)` with six fields, or `rate(…)`. Ranges of faults are of the expression. */
export function readSchedule(expression: string): ScheduleReading {
  const call = CALL.exec(expression);
  if (call === null) return { fault: notCalled(expression) };
  const [, name, inside = ''] = call;
  return readSpacing(inside) ?? (name === 'rate' ? readRate(inside) : readCron(inside));
}

/** The console takes the fields bare; the API wants `cron( )` around them. */
function notCalled(expression: string): ScheduleFault {
  const range = { start: 0, end: expression.length };
  const fault = { range, message: 'A schedule is written cron(…) or rate(…).' };
  const instead = `cron(${expression})`;
  return expression.split(' ').length === fields.length && 'schedule' in readSchedule(instead) ? { ...fault, instead } : fault;
}

function readSpacing(inside: string): ScheduleReading | undefined {
  if (!/^\s|\s$|\s\s|[^\S ]/.test(inside)) return undefined;
  const range = { start: INSIDE, end: INSIDE + inside.length };
  const message = 'Between two words stands one blank, and none at the ends.';
  return { fault: { range, message, instead: inside.trim().replaceAll(/\s+/g, ' ') } };
}

const INSIDE = 5; // behind `cron(` and `rate(`

function readRate(text: string): ScheduleReading {
  const range = { start: INSIDE, end: INSIDE + text.length };
  const rate = RATE.exec(text);
  const value = Number(rate?.[1]);
  if (rate === null || value === 0) {
    return { fault: { range, message: 'A rate is a whole number from 1 on and minutes, hours or days, such as “rate(12 hours)”.' } };
  }
  const unit = (rate[2] ?? 'day') as RateUnit;
  const right = value === 1 ? unit : `${unit}s`;
  if (`${unit}${rate[3]}` !== right) {
    const message = `It must be “${value} ${right}”: one ${unit}, several ${unit}s.`;
    return { fault: { range, message, instead: `${value} ${right}`, ...(value !== 1 && { doubtful: true }) } };
  }
  return { schedule: { kind: 'rate', value, unit } };
}

function readCron(text: string): ScheduleReading {
  const whole = { start: INSIDE, end: INSIDE + text.length };
  const words = text.split(' ');
  if (words.length !== fields.length) {
    const doubtful = words.length === fields.length - 1;
    return {
      fault: {
        range: whole,
        ...(doubtful && { doubtful }),
        message: 'Cron has six fields with one blank between: minute, hour, day, month, day of the week, year.',
      },
    };
  }
  const values: FieldValue[] = [];
  let at = INSIDE;
  for (const [index, spec] of fields.entries()) {
    const word = words[index] ?? '';
    const value = readField(word, spec);
    const range = { start: at, end: at + word.length };
    if (value === undefined) {
      const message = `“${word}” is no ${spec.name}${limits(spec.min, spec.max, index)}.`;
      return { fault: { range, message, ...(isOfOtherDialect(word, spec) && { doubtful: true }) } };
    }
    values.push(value);
    at += word.length + 1;
  }
  return withOneDay(values as [FieldValue, FieldValue, FieldValue, FieldValue, FieldValue, FieldValue], words);
}

const limits = (min: number, max: number, index: number) =>
  index === fields.length - 1 || max > 31 ? ` from ${min} to ${max}` : `: ${min} to ${max}`;

type Six = readonly [FieldValue, FieldValue, FieldValue, FieldValue, FieldValue, FieldValue];

function withOneDay([minute, hour, day, month, weekday, year]: Six, words: readonly string[]): ScheduleReading {
  const unset = [day, weekday].filter(({ kind }) => kind === 'unset').length;
  if (unset === 1) return { schedule: { kind: 'cron', minute, hour, day, month, weekday, year } };
  const start = INSIDE + words.slice(0, 2).join(' ').length + 1;
  const dayWord = words[2] ?? '';
  const weekdayAt = INSIDE + words.slice(0, 4).join(' ').length + 1;
  const message = 'Exactly one of day and day of the week is “?”.';
  if (unset === 0 && day.kind === 'any')
    return { fault: { range: { start, end: start + dayWord.length }, message, instead: '?', doubtful: true } };
  const range = { start: weekdayAt, end: weekdayAt + (words[4]?.length ?? 0) };
  return { fault: unset === 0 && weekday.kind === 'any' ? { range, message, instead: '?', doubtful: true } : { range, message } };
}

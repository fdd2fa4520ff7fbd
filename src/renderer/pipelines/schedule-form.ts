// A schedule as the form has it, and what becomes of it.
import type { PipelineSettings, StartCondition } from '../../contract/index.ts';
import { describeSchedule, isTimeZone, nextRuns, readSchedule } from '../../documents/index.ts';

type Schedule = NonNullable<PipelineSettings['schedule']>;

/** The fields of AWS's cron, in their order. */
export const cronFields = ['Minute', 'Hour', 'Day of month', 'Month', 'Day of week', 'Year'] as const;
export type CronFields = readonly [string, string, string, string, string, string];

export const rateUnits = ['minute', 'hour', 'day'] as const;
export type RateUnit = (typeof rateUnits)[number];

export interface ScheduleForm {
  /** `text` is an expression that is neither, as somebody else wrote it. */
  readonly mode: 'none' | 'cron' | 'rate' | 'text';
  readonly cron: CronFields;
  readonly rateValue: string;
  readonly rateUnit: RateUnit;
  readonly text: string;
  readonly timezone: string;
  readonly condition: StartCondition;
  /** Empty: the service's own number. */
  readonly failureCount: string;
}

export const defaultCondition: StartCondition = 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE';
const everyMonday: CronFields = ['0', '4', '?', '*', 'mon', '*'];

export const noSchedule: ScheduleForm = {
  ...{ mode: 'none', cron: everyMonday, rateValue: '12', rateUnit: 'hour', text: '' },
  ...{ timezone: 'Etc/UTC', condition: defaultCondition, failureCount: '' },
};

export interface SchedulePreset {
  readonly label: string;
  readonly schedule: Partial<ScheduleForm>;
}

export const schedulePresets: readonly SchedulePreset[] = [
  { label: 'Every night at 04:00', schedule: { mode: 'cron', cron: ['0', '4', '*', '*', '?', '*'] } },
  { label: 'Every Monday at 04:00', schedule: { mode: 'cron', cron: everyMonday } },
  { label: 'Monday to Friday at 04:00', schedule: { mode: 'cron', cron: ['0', '4', '?', '*', 'mon-fri', '*'] } },
  { label: 'On the first of the month at 04:00', schedule: { mode: 'cron', cron: ['0', '4', '1', '*', '?', '*'] } },
  { label: 'On the second Tuesday of the month at 20:00', schedule: { mode: 'cron', cron: ['0', '20', '?', '*', '3#2', '*'] } },
  { label: 'Every 12 hours', schedule: { mode: 'rate', rateValue: '12', rateUnit: 'hour' } },
];

export function expressionOf({ cron, mode, rateUnit, rateValue, text }: ScheduleForm): string {
  if (mode === 'cron') return `cron(${cron.map((field) => field.trim()).join(' ')})`;
  if (mode === 'rate') return `rate(${rateValue.trim()} ${rateUnit}${rateValue.trim() === '1' ? '' : 's'})`;
  return text.trim();
}

export function scheduleFormOf(schedule: Schedule | undefined): ScheduleForm {
  if (schedule === undefined) return noSchedule;
  const { scheduleExpression: text, timezone = 'Etc/UTC', pipelineExecutionStartCondition: condition = defaultCondition } = schedule;
  const failureCount = schedule.autoDisablePolicy ? String(schedule.autoDisablePolicy.failureCount) : '';
  return { ...noSchedule, text, timezone, condition, failureCount, ...partsOf(text) };
}

function partsOf(text: string): Partial<ScheduleForm> {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.split(' ') ?? [];
  if (fields.length === cronFields.length) return { mode: 'cron', cron: fields as unknown as CronFields }; // six of them
  const [, rateValue, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(text) ?? [];
  const rateUnit = rateUnits.find((one) => one === unit);
  return rateValue !== undefined && rateUnit ? { mode: 'rate', rateValue, rateUnit } : { mode: 'text' };
}

/** What the service is sent; undefined: nothing runs by itself. */
export function scheduleOf(form: ScheduleForm): Schedule | undefined {
  if (form.mode === 'none') return undefined;
  const { condition, failureCount, timezone } = form;
  return {
    scheduleExpression: expressionOf(form),
    timezone,
    pipelineExecutionStartCondition: condition,
    ...(failureCount === '' ? {} : { autoDisablePolicy: { failureCount: Number(failureCount) } }),
  };
}

export interface SchedulePreview {
  readonly words: string;
  readonly runs: readonly Date[];
}

const shownRuns = 10;

/** A schedule in words with its next times, or what is wrong with it. */
export function previewOf(form: ScheduleForm, now: Date): SchedulePreview | { readonly fault: string } {
  const reading = readSchedule(expressionOf(form));
  if ('fault' in reading) return { fault: reading.fault.message };
  if (!isTimeZone(form.timezone)) return { fault: `There is no time zone “${form.timezone}”.` };
  const runs = nextRuns(reading.schedule, { from: now, count: shownRuns, timezone: form.timezone });
  return { words: describeSchedule(reading.schedule), runs };
}

/** Every time zone that this computer knows. */
export const timeZones = (): readonly string[] => ['Etc/UTC', ...Intl.supportedValuesOf('timeZone')];

import type { Json, JsonObject, ResourceKind } from '../../contract/index.ts';
import { describeSchedule, isTimeZone, nextRuns, readSchedule } from '../../documents/index.ts';
import { lifecycleRules } from './lifecycle-words.ts';
import { type Fact, type Shown, textual } from './shown.ts';

/** What is told in words of our own. */
export interface Told {
  readonly facts: readonly Fact[];
  /** The members that these words stand for. */
  readonly instead: readonly string[];
}

const nothing: Told = { facts: [], instead: [] };
const nextCount = 5;

const tellers: Partial<Readonly<Record<ResourceKind, (body: JsonObject, now: Date) => Told>>> = {
  'image-pipeline': tellPipeline,
  'lifecycle-policy': ({ policyDetails }) => ({ facts: ruleFacts(policyDetails), instead: [] }),
};

function ruleFacts(policyDetails: Json | undefined): readonly Fact[] {
  return lifecycleRules(policyDetails).map((text, at, all) => ({
    label: all.length > 1 ? `Rule ${at + 1}` : 'Rule',
    value: textual(text),
  }));
}

/** What a kind of resource has that its bare members do not tell a reader. */
export function tellKind(kind: ResourceKind, body: JsonObject, now: Date): Told {
  return tellers[kind]?.(body, now) ?? nothing;
}

function tellPipeline(body: JsonObject, now: Date): Told {
  const { scheduleExpression: expression, timezone: zone, pipelineExecutionStartCondition: condition } = objectOf(body.schedule);
  if (typeof expression !== 'string')
    return { facts: [{ label: 'Schedule', value: textual('None: it runs when it is started') }], instead: ['schedule'] };
  const timezone = typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
  const builds = condition === 'EXPRESSION_MATCH_ONLY' ? 'Every time' : 'When something that the recipe leaves open is newer';
  const facts = [...scheduleFacts(expression, { body, now, timezone }), { label: 'Builds', value: textual(builds) }];
  return { facts, instead: ['schedule'] };
}

interface ScheduleContext {
  readonly body: JsonObject;
  readonly now: Date;
  readonly timezone: string;
}

function scheduleFacts(expression: string, { body, now, timezone }: ScheduleContext): readonly Fact[] {
  const reading = readSchedule(expression);
  if (!('schedule' in reading)) return [{ label: 'Schedule', value: textual(`${expression}, ${timezone}`) }];
  const words = describeSchedule(reading.schedule);
  const times = nextRuns(reading.schedule, { from: now, count: nextCount, timezone });
  return [
    { label: 'Schedule', value: textual(`${words.charAt(0).toUpperCase()}${words.slice(1)}, ${timezone} (${expression})`) },
    {
      label: `Next times (${timezone})`,
      value: body.status === 'DISABLED' ? textual('None while the pipeline is disabled') : timeList(times, timezone),
    },
  ];
}

function timeList(times: readonly Date[], timeZone: string): Shown {
  if (times.length === 0) return textual('Never');
  const format = { dateStyle: 'full', timeStyle: 'short', timeZone } as const;
  return { kind: 'list', items: times.map((time) => textual(time.toLocaleString(undefined, format))) };
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

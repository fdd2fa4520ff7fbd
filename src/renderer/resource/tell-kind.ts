import type { Json, JsonObject, ResourceKind } from '../../contract/index.ts';
import { describeSchedule, isTimeZone, nextRuns, readSchedule } from '../../documents/index.ts';
import { lifecycleRules } from './lifecycle-words.ts';

export interface ToldFact {
  readonly label: string;
  readonly text: string;
}

/** What is told in words of our own. */
export interface Told {
  readonly facts: readonly ToldFact[];
  /** The members that these words stand for. */
  readonly instead: readonly string[];
}

const nothing: Told = { facts: [], instead: [] };
const nextCount = 5;

const tellers: Partial<Readonly<Record<ResourceKind, (body: JsonObject, now: Date) => Told>>> = {
  'image-pipeline': tellPipeline,
  'lifecycle-policy': (body) => ({
    facts: lifecycleRules(body.policyDetails).map((text, at, all) => ({ label: all.length > 1 ? `Rule ${at + 1}` : 'Rule', text })),
    instead: [],
  }),
};

/** What a kind of resource has that its bare members do not tell a reader. */
export function tellKind(kind: ResourceKind, body: JsonObject, now: Date): Told {
  return tellers[kind]?.(body, now) ?? nothing;
}

function tellPipeline(body: JsonObject, now: Date): Told {
  const { scheduleExpression: expression, timezone: zone, pipelineExecutionStartCondition: condition } = objectOf(body.schedule);
  if (typeof expression !== 'string')
    return { facts: [{ label: 'Schedule', text: 'None: it runs when it is started' }], instead: ['schedule'] };
  const timezone = typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
  const reading = readSchedule(expression);
  const facts =
    'schedule' in reading
      ? [
          { label: 'Schedule', text: `${sentence(describeSchedule(reading.schedule))}, ${timezone} (${expression})` },
          { label: 'Next times', text: nextTimes(body, nextRuns(reading.schedule, { from: now, count: nextCount, timezone }), timezone) },
        ]
      : [{ label: 'Schedule', text: `${expression}, ${timezone}` }];
  const builds = condition === 'EXPRESSION_MATCH_ONLY' ? 'Every time' : 'When something that the recipe leaves open is newer';
  return { facts: [...facts, { label: 'Builds', text: builds }], instead: ['schedule'] };
}

function nextTimes({ status }: JsonObject, times: readonly Date[], timeZone: string): string {
  if (status === 'DISABLED') return 'None while the pipeline is disabled';
  if (times.length === 0) return 'Never';
  return times.map((time) => time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone })).join('; ');
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

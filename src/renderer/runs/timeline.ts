import type { RunRecord, RunStep, StepState } from '../../contract/index.ts';
import { isOver } from './run-words.ts';

/** A line of the timeline: a stage, a document, a phase, or a step of it. */
export interface TimelineRow {
  readonly id: string;
  readonly kind: 'stage' | 'component' | 'phase' | 'step';
  readonly level: number;
  readonly name: string;
  readonly state: StepState;
  /** Milliseconds since the epoch; undefined before it begins. */
  readonly startedAt: number | undefined;
  /** undefined while it runs or waits. */
  readonly durationMs: number | undefined;
  readonly step: RunStep | undefined;
}

type Group = 'stage' | 'component' | 'phase';
const GROUPS: readonly Group[] = ['stage', 'component', 'phase'];

/** A run's steps in their order, under the groups that tell them apart; a level on which all are the same is left out. */
export function timelineOf(run: RunRecord): readonly TimelineRow[] {
  const groups = GROUPS.filter((group) => group === 'phase' || new Set(run.steps.map((step) => step[group])).size > 1);
  return rowsOf(run.steps, groups, { prefix: '', level: 1, over: isOver(run.state) });
}

interface Place {
  readonly prefix: string;
  readonly level: number;
  /** The run has ended: what waits then waits for ever. */
  readonly over: boolean;
}

function rowsOf(steps: readonly RunStep[], [group, ...deeper]: readonly Group[], place: Place): TimelineRow[] {
  if (!group) return steps.map((step) => stepRow(step, place.level));
  return runsOfEqual(steps, (step) => step[group]).flatMap(({ key, items }, index) => {
    if (key === undefined) return rowsOf(items, deeper, place);
    const id = `${place.prefix}/${index}:${key}`;
    const below = rowsOf(items, deeper, { ...place, prefix: id, level: place.level + 1 });
    const state = stateOf(statesOf(items, place.over));
    return [groupRow({ id, kind: group, name: key, level: place.level, state }, items), ...below];
  });
}

function stepRow(step: RunStep, level: number): TimelineRow {
  const startedAt = step.startedAt === undefined ? undefined : Date.parse(step.startedAt);
  return { id: step.id, kind: 'step', level, name: step.name, state: step.state, startedAt, durationMs: step.durationMs, step };
}

function groupRow(head: Pick<TimelineRow, 'id' | 'kind' | 'name' | 'level' | 'state'>, steps: readonly RunStep[]): TimelineRow {
  const begun = steps.flatMap((step) => (step.startedAt === undefined ? [] : [Date.parse(step.startedAt)]));
  const startedAt = begun.length > 0 ? Math.min(...begun) : undefined;
  const ends = steps.flatMap((step) =>
    step.startedAt === undefined || step.durationMs === undefined ? [] : [Date.parse(step.startedAt) + step.durationMs],
  );
  const over = head.state !== 'running' && startedAt !== undefined && ends.length > 0;
  return { ...head, startedAt, durationMs: over ? Math.max(...ends) - startedAt : undefined, step: undefined };
}

/** The states that count for a group: steps that were never reached say nothing about one that has ended. */
function statesOf(steps: readonly RunStep[], over: boolean): readonly StepState[] {
  const states = steps.map((step) => step.state);
  const reached = states.filter((state) => state !== 'pending');
  return over && reached.length > 0 ? reached : states;
}

/** One state for many: what is worst, unless something of it still runs. */
export function stateOf(states: readonly StepState[]): StepState {
  const ranking: readonly StepState[] = ['running', 'failed', 'timedOut', 'cancelled', 'ignoredFailure'];
  const worst = ranking.find((state) => states.includes(state));
  if (worst) return worst;
  if (states.every((state) => state === 'skipped')) return 'skipped';
  if (states.every((state) => state === 'pending')) return 'pending';
  return states.includes('pending') ? 'running' : 'succeeded';
}

function runsOfEqual<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined) {
  const result: { key: string | undefined; items: Item[] }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const last = result.at(-1);
    if (last && last.key === key) last.items.push(item);
    else result.push({ key, items: [item] });
  }
  return result;
}

export interface Span {
  /** Shares of the whole run, 0 to 1. */
  readonly from: number;
  readonly length: number;
}

/** Where a row lies in the time of the whole run; undefined before it begins. */
export function spanOf(row: TimelineRow, run: { readonly startedAt: number; readonly endedAt: number }): Span | undefined {
  if (row.startedAt === undefined) return undefined;
  const whole = Math.max(run.endedAt - run.startedAt, 1);
  const from = Math.min(Math.max((row.startedAt - run.startedAt) / whole, 0), 1);
  const length = (row.durationMs ?? run.endedAt - row.startedAt) / whole;
  return { from, length: Math.min(Math.max(length, 0), 1 - from) };
}

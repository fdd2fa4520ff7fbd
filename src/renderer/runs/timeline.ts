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

/** The order in which an image goes through its stages. A stage that is not among them comes after, in the order in which it was heard of. */
const STAGES = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING'];

/** The action of the workflow step in which an image's components run. */
const RUNS_COMPONENTS = 'ExecuteComponents';

/** A run's steps in their order, each group once; a level on which all are the same is left out. */
export function timelineOf(run: RunRecord): readonly TimelineRow[] {
  const { steps } = run;
  const place = {
    prefix: '',
    level: 1,
    over: isOver(run.state),
    withComponents: new Set(steps.map(({ component }) => component)).size > 1,
  };
  const stages = groupsOf(steps, ({ stage }) => stage).sort((a, b) => stageOrder(a.key) - stageOrder(b.key));
  const [only, ...others] = stages;
  if (only && others.length === 0) return stageRows(only.steps, place);
  return stages.flatMap((stage) => groupRows('stage', stage, { place, below: stageRows }));
}

interface Place {
  readonly prefix: string;
  readonly level: number;
  /** The run has ended: what waits then waits for ever. */
  readonly over: boolean;
  readonly withComponents: boolean;
}

interface Group {
  readonly key: string | undefined;
  readonly steps: readonly RunStep[];
}

function stageOrder(stage: string | undefined): number {
  const at = STAGES.indexOf(stage ?? '');
  return at === -1 ? STAGES.length : at;
}

/** The steps of the workflow, and below those that run components what ran in them. */
function stageRows(steps: readonly RunStep[], place: Place): TimelineRow[] {
  const workflow = steps.filter((step) => !isOfDocument(step));
  const ran = groupsOf(steps.filter(isOfDocument), (step) => runnerOf(step, workflow)?.id);
  const below = new Map(ran.map((group) => [group.key, group.steps]));
  return [
    ...workflow.flatMap((step) => [
      stepRow(step, place.level),
      ...componentRows(below.get(step.id) ?? [], { ...place, prefix: `${place.prefix}/${step.id}`, level: place.level + 1 }),
    ]),
    ...componentRows(below.get(undefined) ?? [], place),
  ];
}

const isOfDocument = ({ component, phase }: RunStep) => component !== undefined || phase !== undefined;

/** The step of the workflow in which a step of a component ran: the last that began before it. */
function runnerOf({ startedAt = '' }: RunStep, workflow: readonly RunStep[]): RunStep | undefined {
  const runners = workflow.filter(({ action }) => action === RUNS_COMPONENTS);
  return runners.findLast((runner) => (runner.startedAt ?? '') <= startedAt) ?? runners[0];
}

function componentRows(steps: readonly RunStep[], place: Place): TimelineRow[] {
  if (!place.withComponents) return phaseRows(steps, place);
  return groupsOf(steps, ({ component }) => component).flatMap((group) => groupRows('component', group, { place, below: phaseRows }));
}

function phaseRows(steps: readonly RunStep[], place: Place): TimelineRow[] {
  const below = (inPhase: readonly RunStep[], { level }: Place) => inPhase.map((step) => stepRow(step, level));
  return groupsOf(steps, ({ phase }) => phase).flatMap((group) => groupRows('phase', group, { place, below }));
}

interface Nesting {
  readonly place: Place;
  readonly below: (steps: readonly RunStep[], place: Place) => TimelineRow[];
}

/** The row of a group with the rows below it; steps that are in no group on this level take its place. */
function groupRows(kind: 'stage' | 'component' | 'phase', { key, steps }: Group, { place, below }: Nesting): TimelineRow[] {
  if (key === undefined) return below(steps, place);
  const id = `${place.prefix}/${key}`;
  const head = { id, kind, name: key, level: place.level, state: stateOf(statesOf(steps, place.over)) };
  return [groupRow(head, steps), ...below(steps, { ...place, prefix: id, level: place.level + 1 })];
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

/** Steps by key, the keys in the order in which they were first met. */
function groupsOf(steps: readonly RunStep[], keyOf: (step: RunStep) => string | undefined): Group[] {
  return [...Map.groupBy(steps, keyOf)].map(([key, members]) => ({ key, steps: members }));
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

import { type RunEvent, type RunListEvent, type RunRecord, type RunSummary, withStep } from '../../contract/index.ts';
import { emptyLog, type LogLines, mergeLines } from '../runs/log-lines.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export interface RunDetail {
  readonly run: RunRecord;
  readonly log: LogLines;
}

export interface RunsState {
  /** undefined until main has told. The newest first. */
  readonly list: readonly RunSummary[] | undefined;
  readonly details: Readonly<Record<string, RunDetail>>;
  /** The run in the run view, and the row of its timeline that is selected: the id of a step or of a group. */
  readonly shownId: string | undefined;
  readonly selectedRow: string | undefined;
  readonly error: string | undefined;
}

export type RunsEvent =
  | { readonly type: 'list'; readonly event: RunListEvent }
  | { readonly type: 'run'; readonly id: string; readonly event: RunEvent }
  | { readonly type: 'shown'; readonly id: string; readonly step?: string | undefined }
  | { readonly type: 'rowSelected'; readonly row: string | undefined }
  | { readonly type: 'failed'; readonly message: string };

export type RunsStore = EventStore<RunsState, RunsEvent>;

export const noRuns: RunsState = { list: undefined, details: {}, shownId: undefined, selectedRow: undefined, error: undefined };

export function applyRuns(state: RunsState, event: RunsEvent): RunsState {
  switch (event.type) {
    case 'list':
      return { ...state, list: applyList(state.list ?? [], event.event), error: undefined };
    case 'run':
      return applyRunEvent(state, event.id, event.event);
    case 'shown':
      return { ...state, shownId: event.id, selectedRow: event.step, error: undefined };
    case 'rowSelected':
      return { ...state, selectedRow: event.row };
    case 'failed':
      return { ...state, error: event.message };
  }
}

function applyList(list: readonly RunSummary[], event: RunListEvent): readonly RunSummary[] {
  const merged = event.type === 'snapshot' ? event.runs : [event.run, ...list.filter((run) => run.id !== event.run.id)];
  return merged.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}

function applyRunEvent(state: RunsState, id: string, event: RunEvent): RunsState {
  const before = state.details[id];
  const detail = event.type === 'snapshot' ? fromSnapshot(before, event) : before && advance(before, event);
  return detail ? { ...state, details: { ...state.details, [id]: detail } } : state;
}

function fromSnapshot(before: RunDetail | undefined, event: Extract<RunEvent, { type: 'snapshot' }>): RunDetail {
  return { run: event.run, log: mergeLines(before?.log ?? emptyLog, event.log) };
}

function advance({ run, log }: RunDetail, event: Exclude<RunEvent, { type: 'snapshot' }>): RunDetail {
  switch (event.type) {
    case 'updated':
      return { run: { ...run, ...event.run }, log };
    case 'step':
      return { run: { ...run, steps: withStep(run.steps, event.step) }, log };
    case 'log':
      return { run, log: mergeLines(log, event.lines) };
  }
}

export const createRunsStore = (): RunsStore => createEventStore(noRuns, applyRuns);

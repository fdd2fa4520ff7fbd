import { type LogLine, type RunEvent, type RunListEvent, type RunRecord, type RunSummary, withStep } from '../../contract/index.ts';
import { emptyLog, type LogLines, withLines } from '../runs/log-lines.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export interface RunDetail {
  readonly run: RunRecord;
  readonly log: LogLines;
}

export interface RunsState {
  /** undefined until main has told. The newest first. */
  readonly list: readonly RunSummary[] | undefined;
  /** How many runs main remembers; the list holds the newest. */
  readonly total: number;
  readonly details: Readonly<Record<string, RunDetail>>;
  /** The run in the run view, and the row of its timeline that is selected: the id of a step or of a group. */
  readonly shownId: string | undefined;
  readonly selectedRow: string | undefined;
  readonly error: string | undefined;
}

export type RunsEvent =
  | { readonly type: 'list'; readonly event: RunListEvent }
  | { readonly type: 'run'; readonly id: string; readonly event: RunEvent }
  | { readonly type: 'lines'; readonly id: string; readonly lines: readonly LogLine[] }
  | { readonly type: 'shown'; readonly id: string; readonly step?: string | undefined }
  | { readonly type: 'rowSelected'; readonly row: string | undefined }
  | { readonly type: 'failed'; readonly message: string };

export type RunsStore = EventStore<RunsState, RunsEvent>;

export const noRuns: RunsState = { list: undefined, total: 0, details: {}, shownId: undefined, selectedRow: undefined, error: undefined };

export function applyRuns(state: RunsState, event: RunsEvent): RunsState {
  switch (event.type) {
    case 'list':
      return applyList(state, event.event);
    case 'run':
      return applyRunEvent(state, event.id, event.event);
    case 'lines': {
      const before = state.details[event.id];
      if (!before) return state;
      return { ...state, details: { ...state.details, [event.id]: { ...before, log: withLines(before.log, event.lines) } } };
    }
    case 'shown':
      return { ...state, shownId: event.id, selectedRow: event.step, error: undefined };
    case 'rowSelected':
      return { ...state, selectedRow: event.row };
    case 'failed':
      return { ...state, error: event.message };
  }
}

function applyList(state: RunsState, event: RunListEvent): RunsState {
  const { details, list = [], shownId, total } = state;
  switch (event.type) {
    case 'snapshot':
      return { ...state, list: event.runs, total: event.total, error: undefined };
    case 'run': {
      const known = list.some(({ id }) => id === event.run.id);
      const others = list.filter(({ id }) => id !== event.run.id);
      const newestFirst = [event.run, ...others].toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
      return { ...state, list: newestFirst, total: known ? total : total + 1, error: undefined };
    }
    case 'removed': {
      const isGone = (id: string) => event.ids.includes(id);
      return {
        ...state,
        list: list.filter(({ id }) => !isGone(id)),
        total: Math.max(total - event.ids.length, 0),
        details: Object.fromEntries(Object.entries(details).filter(([id]) => !isGone(id))),
        shownId: shownId !== undefined && isGone(shownId) ? undefined : shownId,
      };
    }
  }
}

function applyRunEvent(state: RunsState, id: string, event: RunEvent): RunsState {
  const before = state.details[id];
  const detail = event.type === 'snapshot' ? fromSnapshot(before, event) : before && advance(before, event);
  return detail ? { ...state, details: { ...state.details, [id]: detail } } : state;
}

function fromSnapshot(before: RunDetail | undefined, event: Extract<RunEvent, { type: 'snapshot' }>): RunDetail {
  return { run: event.run, log: withLines(before?.log ?? emptyLog, event.log, event.logLength) };
}

function advance({ run, log }: RunDetail, event: Exclude<RunEvent, { type: 'snapshot' }>): RunDetail {
  switch (event.type) {
    case 'updated':
      return { run: { ...run, ...event.run }, log };
    case 'step':
      return { run: { ...run, steps: withStep(run.steps, event.step) }, log };
    case 'log':
      return { run, log: withLines(log, event.lines, event.logLength) };
  }
}

export const createRunsStore = (): RunsStore => createEventStore(noRuns, applyRuns);

import { describe, expect, it } from 'vitest';
import type { LogLine, RunRecord, RunStep, RunSummary } from '../../contract/index.ts';
import { applyRuns, noRuns, type RunsEvent } from './runs-store.ts';

const summary = (id: string, startedAt: string): RunSummary => {
  return { id, origin: 'rehearsal', file: 'a.yaml', root: '/w', title: id, state: 'running', startedAt };
};
const record = (id: string): RunRecord => ({ ...summary(id, '2026-01-01'), notes: [], steps: [], changes: [], artifacts: [] });
const line = (index: number): LogLine => ({ index, time: '', stream: 'stdout', text: String(index) });
const step = (id: string, state: RunStep['state']): RunStep => ({ id, stage: 's', name: id, state, attempt: 1 });
const after = (...events: readonly RunsEvent[]) => events.reduce(applyRuns, noRuns);
const run = (event: Extract<RunsEvent, { type: 'run' }>['event']): RunsEvent => ({ type: 'run', id: 'r', event });

describe('the list of runs', () => {
  it('has the newest first and replaces what it knows', () => {
    const state = after(
      { type: 'list', event: { type: 'snapshot', runs: [summary('b', '2026-01-02'), summary('a', '2026-01-01')], total: 2 } },
      { type: 'list', event: { type: 'run', run: summary('c', '2026-01-03') } },
      { type: 'list', event: { type: 'run', run: { ...summary('a', '2026-01-01'), state: 'failed' } } },
    );
    expect(state.list?.map(({ id, state: own }) => `${id} ${own}`)).toEqual(['c running', 'b running', 'a failed']);
    expect(state.total).toBe(3);
  });
});

describe('runs that are forgotten', () => {
  it('go from the list, from what is known of them and from view', () => {
    const state = after(
      { type: 'list', event: { type: 'snapshot', runs: [summary('r', '2026-01-01')], total: 9 } },
      run({ type: 'snapshot', run: record('r'), log: [], logLength: 0 }),
      { type: 'shown', id: 'r' },
      { type: 'list', event: { type: 'removed', ids: ['r'] } },
    );
    expect(state).toMatchObject({ list: [], total: 8, details: {}, shownId: undefined });
  });
});

describe('a run', () => {
  it('grows by its events', () => {
    const { details } = after(
      run({ type: 'snapshot', run: record('r'), log: [line(0)], logLength: 1 }),
      run({ type: 'step', step: step('one', 'running') }),
      run({ type: 'log', lines: [line(1), line(2)], logLength: 3 }),
      run({ type: 'step', step: step('one', 'succeeded') }),
      run({ type: 'updated', run: { state: 'succeeded' } }),
    );
    expect(details.r?.log.length).toBe(3);
    expect(details.r?.run).toMatchObject({ state: 'succeeded', steps: [{ id: 'one', state: 'succeeded' }] });
  });

  it('keeps the lines that it has when a new snapshot begins after them', () => {
    const { details } = after(
      run({ type: 'snapshot', run: record('r'), log: [line(0), line(1)], logLength: 2 }),
      run({ type: 'snapshot', run: { ...record('r'), state: 'failed' }, log: [line(2)], logLength: 3 }),
    );
    expect(details.r?.log.length).toBe(3);
    expect(details.r?.run.state).toBe('failed');
  });

  it('takes no event before its snapshot', () => {
    expect(after(run({ type: 'log', lines: [line(0)], logLength: 1 })).details).toEqual({});
  });
});

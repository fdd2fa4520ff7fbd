import { describe, expect, it } from 'vitest';
import type { RunRecord, RunStep } from '../../contract/index.ts';
import { spanOf, stateOf, timelineOf } from './timeline.ts';

const start = Date.parse('2026-11-21T10:00:00Z');

function step(id: string, change: Partial<RunStep> = {}): RunStep {
  return { id, stage: 'Rehearsal', phase: 'build', name: id, state: 'pending', attempt: 1, ...change };
}

function run(steps: readonly RunStep[]): RunRecord {
  const startedAt = new Date(start).toISOString();
  const summary = { id: 'r', origin: 'rehearsal', file: 'a.yaml', root: '/w', title: 't', state: 'running', startedAt } as const;
  return { ...summary, notes: [], steps, changes: [], artifacts: [] };
}

const shape = (record: RunRecord) => timelineOf(record).map(({ kind, level, name }) => `${level} ${kind} ${name}`);

describe('the timeline of a run', () => {
  it('shows phases and steps, and leaves out groups that all steps share', () => {
    expect(shape(run([step('a'), step('b', { phase: 'validate' })]))).toEqual([
      '1 phase build',
      '2 step a',
      '1 phase validate',
      '2 step b',
    ]);
  });

  it('shows stages and documents where there are several', () => {
    const steps = [
      step('a', { stage: 'BUILDING', component: 'one' }),
      step('b', { stage: 'BUILDING', component: 'two' }),
      step('c', { stage: 'TESTING', component: 'one', phase: 'test' }),
    ];
    expect(shape(run(steps))).toEqual([
      '1 stage BUILDING',
      '2 component one',
      '3 phase build',
      '4 step a',
      '2 component two',
      '3 phase build',
      '4 step b',
      '1 stage TESTING',
      '2 component one',
      '3 phase test',
      '4 step c',
    ]);
  });

  it('puts steps without a phase right below their stage', () => {
    const steps = [step('a', { stage: 'BUILDING' }), { id: 'b', stage: 'DISTRIBUTING', name: 'b', state: 'pending', attempt: 1 } as const];
    expect(shape(run(steps))).toEqual(['1 stage BUILDING', '2 phase build', '3 step a', '1 stage DISTRIBUTING', '2 step b']);
  });

  it('shows each stage once, in the order of an image, whatever order its steps were heard of', () => {
    const steps = ['TESTING', 'BUILDING', 'TESTING', 'Elsewhere', 'DISTRIBUTING', 'BUILDING'].map((stage, at) =>
      step(`s${at}`, { stage, component: 'one' }),
    );
    const stages = timelineOf(run(steps)).filter(({ kind }) => kind === 'stage');
    expect(stages.map(({ name }) => name)).toEqual(['BUILDING', 'TESTING', 'DISTRIBUTING', 'Elsewhere']);
  });

  it('shows what components did below the step of the workflow that ran them', () => {
    const at = (second: number) => new Date(start + second * 1000).toISOString();
    const workflow = (id: string, stage: string, second: number): RunStep => {
      return { id, stage, name: id, state: 'succeeded', attempt: 1, startedAt: at(second) };
    };
    const steps = [
      workflow('Launch', 'BUILDING', 0),
      { ...workflow('Apply', 'BUILDING', 2), action: 'ExecuteComponents' },
      step('one/build/a', { stage: 'BUILDING', component: 'one', name: 'a', startedAt: at(3) }),
      workflow('Create', 'BUILDING', 5),
      step('one/validate/c', { stage: 'BUILDING', component: 'one', phase: 'validate', name: 'c', startedAt: at(4) }),
      { ...workflow('Again', 'BUILDING', 6), action: 'ExecuteComponents' },
      step('two/build/b', { stage: 'BUILDING', component: 'two', name: 'b', startedAt: at(7) }),
    ];
    expect(shape(run(steps))).toEqual([
      '1 step Launch',
      '1 step Apply',
      '2 component one',
      '3 phase build',
      '4 step a',
      '3 phase validate',
      '4 step c',
      '1 step Create',
      '1 step Again',
      '2 component two',
      '3 phase build',
      '4 step b',
    ]);
  });

  it('gives a group the time from its first step to its last', () => {
    const at = (ms: number) => new Date(start + ms).toISOString();
    const steps = [
      step('a', { state: 'succeeded', startedAt: at(100), durationMs: 200 }),
      step('b', { state: 'failed', startedAt: at(400), durationMs: 100 }),
    ];
    expect(timelineOf(run(steps))[0]).toMatchObject({ kind: 'phase', state: 'failed', startedAt: start + 100, durationMs: 400 });
  });

  it('shows no group under way in a run that has ended', () => {
    const steps = [step('a', { state: 'succeeded' }), step('b')];
    expect(timelineOf(run(steps))[0]?.state).toBe('running');
    expect(timelineOf({ ...run(steps), state: 'cancelled' })[0]?.state).toBe('succeeded');
  });

  it('gives equal names in different groups different ids', () => {
    const steps = [step('a', { stage: 'BUILDING' }), step('b', { stage: 'TESTING' })];
    const ids = timelineOf(run(steps)).map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the state of many steps', () => {
  it.each([
    [['succeeded', 'failed', 'running'], 'running'],
    [['succeeded', 'failed', 'skipped'], 'failed'],
    [['succeeded', 'ignoredFailure'], 'ignoredFailure'],
    [['skipped', 'skipped'], 'skipped'],
    [['pending', 'pending'], 'pending'],
    [['succeeded', 'pending'], 'running'],
    [['succeeded', 'skipped'], 'succeeded'],
  ] as const)('of %j is %s', (states, expected) => {
    expect(stateOf(states)).toBe(expected);
  });
});

describe('the place of a row in the whole run', () => {
  const whole = { startedAt: start, endedAt: start + 1000 };
  const [row] = timelineOf(run([step('a', { state: 'succeeded', startedAt: new Date(start + 250).toISOString(), durationMs: 500 })]));

  it('is told as shares', () => {
    expect(row && spanOf(row, whole)).toEqual({ from: 0.25, length: 0.5 });
  });

  it('never leaves the track', () => {
    expect(row && spanOf(row, { startedAt: start, endedAt: start + 300 })).toEqual({ from: 250 / 300, length: 1 - 250 / 300 });
  });

  it('is none before the row begins', () => {
    const [waiting] = timelineOf(run([step('a')]));
    expect(waiting && spanOf(waiting, whole)).toBeUndefined();
  });
});

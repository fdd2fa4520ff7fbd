import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../contract/index.ts';
import { stagesOf } from './stages.ts';

const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`;
const record: RunRecord = {
  ...{ id: 'r', origin: 'aws-build', file: '', root: '', title: 'r', state: 'running', startedAt: at(0), imageArn: 'arn:x' },
  ...{ notes: [], steps: [], changes: [], artifacts: [] },
};
const told = (run: Partial<RunRecord>) =>
  stagesOf({ ...record, ...run }, Date.parse(at(30))).map(({ name, state, durationMs }) => `${name} ${state} ${durationMs ?? ''}`.trim());

describe('the states of an image', () => {
  it('are those behind it with what they took, the one it is in, and those to come', () => {
    expect(told({ stage: 'TESTING', stages: { PENDING: at(0), BUILDING: at(5), TESTING: at(20) } })).toEqual([
      ...['PENDING succeeded 5000', 'BUILDING succeeded 15000', 'TESTING running 10000', 'DISTRIBUTING pending', 'AVAILABLE pending'],
    ]);
  });

  it('name the one in which it failed, and none that it never reached', () => {
    expect(told({ state: 'failed', stage: 'FAILED', finishedAt: at(9), stages: { BUILDING: at(2), FAILED: at(9) } })).toEqual([
      ...['PENDING succeeded', 'BUILDING failed 7000', 'AVAILABLE pending'].filter((stage) => !stage.startsWith('PENDING')),
    ]);
  });

  it('end with AVAILABLE', () => {
    const stages = { BUILDING: at(2), AVAILABLE: at(9) };
    expect(told({ state: 'succeeded', stage: 'AVAILABLE', finishedAt: at(9), stages }).at(-1)).toBe('AVAILABLE succeeded');
  });

  it('are none for a rehearsal', () => {
    const { imageArn: _imageArn, ...rehearsal } = record;
    expect(stagesOf(rehearsal, 0)).toEqual([]);
  });
});

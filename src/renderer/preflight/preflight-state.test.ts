import { describe, expect, it } from 'vitest';
import type { PreflightEvent } from '../../contract/index.ts';
import { applyPreflight, noPreflight, type PreflightState, summaryOf } from './preflight-state.ts';

const started: PreflightEvent = {
  type: 'started',
  subject: 'the pipeline weekly',
  connection: 'Local account',
  checks: [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ],
};
const after = (...events: PreflightEvent[]): PreflightState => events.reduce<PreflightState>(applyPreflight, noPreflight);

describe('a preflight in the window', () => {
  it('shows what will be checked before anything is known', () => {
    const state = after(started);
    expect(state.rows.map(({ results }) => results)).toEqual([undefined, undefined]);
    expect(summaryOf(state)).toBe('Checking: 0 of 2…');
  });

  it('takes the answers in whatever order they come', () => {
    const state = after(
      started,
      { type: 'checked', id: 'b', results: [{ state: 'failed', message: 'no' }] },
      { type: 'checked', id: 'a', results: [{ state: 'ok', message: 'yes' }] },
      { type: 'finished' },
    );
    expect(summaryOf(state)).toBe('1 check failed, 1 fine.');
  });

  it('counts a check by the worst of what it found', () => {
    const results = [
      { state: 'ok', message: 'there' },
      { state: 'unchecked', message: 'not asked' },
    ] as const;
    expect(summaryOf(after(started, { type: 'checked', id: 'a', results }, { type: 'finished' }))).toBe(
      '0 fine, 1 could not be checked in full.',
    );
  });

  it('begins anew when the line was lost and the stream starts again', () => {
    const state = after(started, { type: 'checked', id: 'a', results: [] }, started);
    expect(state.rows[0]?.results).toBeUndefined();
  });

  it('says how far it came when it is stopped, and stays finished when it was', () => {
    expect(summaryOf(applyPreflight(after(started), { type: 'stopped' }))).toBe('Stopped after 0 of 2 checks.');
    expect(applyPreflight(after(started, { type: 'finished' }), { type: 'stopped' }).phase).toBe('finished');
  });

  it('keeps what was found when it fails on the way', () => {
    const state = applyPreflight(after(started), { type: 'failed', message: 'the account has gone' });
    expect(state).toMatchObject({ phase: 'failed', error: 'the account has gone', subject: 'the pipeline weekly' });
  });
});

import { describe, expect, it } from 'vitest';
import { applyNotices, type NoticesEvent, noNotices } from './notices-store.ts';

const noted = (message: string, toast: boolean): NoticesEvent => ({ type: 'noted', toast, notice: { level: 'info', message, time: '' } });
const after = (...events: readonly NoticesEvent[]) => events.reduce(applyNotices, noNotices);

describe('notices', () => {
  it('are kept in the output, and shown only where they should be', () => {
    const state = after(noted('saved', false), noted('failed', true));
    expect(state.output.map((each) => each.message)).toEqual(['saved', 'failed']);
    expect(state.shown.map((each) => each.message)).toEqual(['failed']);
  });

  it('are shown once, however often they are told', () => {
    expect(after(noted('failed', true), noted('failed', true)).shown).toHaveLength(1);
  });

  it('go when dismissed and stay in the output', () => {
    const state = after(noted('failed', true), { type: 'dismissed', id: 1 });
    expect([state.shown.length, state.output.length]).toEqual([0, 1]);
  });

  it('have their buttons while they are shown, and none in the output', () => {
    const actions = [{ label: 'Stop it', choose: () => {} }];
    const state = after({ type: 'noted', toast: true, notice: { level: 'warning', message: 'it runs', time: '', actions } });
    expect([state.shown[0]?.actions, state.output[0]?.actions]).toEqual([actions, undefined]);
  });

  it('do not fill the memory', () => {
    const many = Array.from({ length: 1100 }, (_, at) => noted(String(at), false));
    const { output } = after(...many);
    expect([output.length, output.at(-1)?.message]).toEqual([1000, '1099']);
  });
});

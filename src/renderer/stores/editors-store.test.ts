import { describe, expect, it } from 'vitest';
import { applyEditors, type EditorsEvent, fileTab, noEditors } from './editors-store.ts';

const after = (...events: readonly EditorsEvent[]) => events.reduce(applyEditors, noEditors);
const open = (path: string): EditorsEvent => ({ type: 'opened', tab: fileTab(path) });
const ids = (state: typeof noEditors) => state.tabs.map((tab) => tab.id);

describe('the open editors', () => {
  it('open a tab once, right of the active one', () => {
    const state = after(open('a'), open('b'), { type: 'activated', id: 'file:a' }, open('c'), open('b'));
    expect(ids(state)).toEqual(['file:a', 'file:c', 'file:b']);
    expect(state.activeId).toBe('file:b');
  });

  it('go back to the tab used before when the active one closes', () => {
    const state = after(open('a'), open('b'), open('c'), { type: 'activated', id: 'file:a' }, { type: 'closed', id: 'file:a' });
    expect(state.activeId).toBe('file:c');
    expect(state.statuses['file:a']).toBeUndefined();
  });

  it('leave the active tab alone when another one closes', () => {
    expect(after(open('a'), open('b'), { type: 'closed', id: 'file:a' }).activeId).toBe('file:b');
  });

  it('have no active tab when the last one closes', () => {
    expect(after(open('a'), { type: 'closed', id: 'file:a' })).toEqual(noEditors);
  });

  it('ignore news about a tab that is gone', () => {
    const state = after(open('a'), { type: 'closed', id: 'file:a' }, { type: 'status', id: 'file:a', status: { dirty: true } });
    expect(state.statuses).toEqual({});
  });

  it('merge what is told of a tab', () => {
    const state = after(
      open('a'),
      { type: 'status', id: 'file:a', status: { phase: 'ready' } },
      { type: 'status', id: 'file:a', status: { dirty: true } },
    );
    expect(state.statuses['file:a']).toMatchObject({ phase: 'ready', dirty: true, disk: 'same' });
  });
});

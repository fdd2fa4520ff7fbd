import { describe, expect, it } from 'vitest';
import { applyWorkspace, noWorkspace, type WorkspaceChange } from './workspace-store.ts';

const workspace = { root: '/w', name: 'w', trusted: false };
const snapshot: WorkspaceChange = {
  type: 'snapshot',
  workspace,
  truncated: false,
  entries: [
    { path: 'a', kind: 'folder' },
    { path: 'a/b.yaml', kind: 'file' },
    { path: 'ab.yaml', kind: 'file' },
  ],
};
const after = (...events: readonly WorkspaceChange[]) => events.reduce(applyWorkspace, noWorkspace);

describe('the workspace', () => {
  it('is ready with its first snapshot', () => {
    expect(after({ type: 'opening' }).status).toBe('opening');
    expect(after({ type: 'opening' }, { type: 'opened', workspace }, snapshot)).toMatchObject({ status: 'ready', workspace });
  });

  it('loses with a folder all that is below, and nothing that only begins alike', () => {
    expect([...after(snapshot, { type: 'removed', path: 'a' }).entries.keys()]).toEqual(['ab.yaml']);
  });

  it('takes in new files', () => {
    const state = after(snapshot, { type: 'added', entry: { path: 'c.yaml', kind: 'file' } });
    expect(state.entries.get('c.yaml')?.kind).toBe('file');
  });

  it('remembers trust', () => {
    expect(after(snapshot, { type: 'trustChanged', trusted: true }).workspace?.trusted).toBe(true);
  });

  it('shows its files also when watching fails', () => {
    const state = after(snapshot, { type: 'failed', message: 'too many files' });
    expect(state).toMatchObject({ status: 'failed', error: 'too many files' });
    expect(state.entries.size).toBe(3);
  });
});

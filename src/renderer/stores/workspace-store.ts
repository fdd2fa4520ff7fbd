import type { FileEntry, WorkspaceEvent, WorkspaceInfo } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export interface WorkspaceState {
  readonly status: 'none' | 'opening' | 'ready' | 'failed';
  readonly workspace: WorkspaceInfo | undefined;
  readonly entries: ReadonlyMap<string, FileEntry>;
  /** The folder holds more files than Kiln lists. */
  readonly truncated: boolean;
  readonly error: string | undefined;
}

export type WorkspaceChange =
  | { readonly type: 'opening' }
  | { readonly type: 'opened'; readonly workspace: WorkspaceInfo }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'closed' }
  | WorkspaceEvent;

export type WorkspaceStore = EventStore<WorkspaceState, WorkspaceChange>;

export const noWorkspace: WorkspaceState = { status: 'none', workspace: undefined, entries: new Map(), truncated: false, error: undefined };

export function applyWorkspace(state: WorkspaceState, event: WorkspaceChange): WorkspaceState {
  switch (event.type) {
    case 'opening':
      return { ...noWorkspace, status: 'opening' };
    case 'opened':
      return { ...noWorkspace, status: 'opening', workspace: event.workspace };
    case 'failed':
      return { ...state, status: 'failed', error: event.message };
    case 'closed':
      return noWorkspace;
    case 'snapshot': {
      const entries = new Map(event.entries.map((entry) => [entry.path, entry]));
      return { status: 'ready', workspace: event.workspace, entries, truncated: event.truncated, error: undefined };
    }
    case 'added':
      return { ...state, entries: new Map(state.entries).set(event.entry.path, event.entry) };
    case 'removed':
      return { ...state, entries: without(state.entries, event.path) };
    case 'changed':
      return state;
    case 'trustChanged':
      return state.workspace ? { ...state, workspace: { ...state.workspace, trusted: event.trusted } } : state;
  }
}

/** A removed folder takes what is below it along, also when main does not name each file. */
function without(entries: ReadonlyMap<string, FileEntry>, path: string): ReadonlyMap<string, FileEntry> {
  const below = `${path}/`;
  return new Map([...entries].filter(([key]) => key !== path && !key.startsWith(below)));
}

export const createWorkspaceStore = (): WorkspaceStore => createEventStore(noWorkspace, applyWorkspace);

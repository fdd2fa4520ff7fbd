import { createEventStore, type EventStore } from './event-store.ts';

export interface ExplorerState {
  readonly selected: string | undefined;
  readonly expanded: ReadonlySet<string>;
}

export type ExplorerEvent =
  | { readonly type: 'selected'; readonly path: string }
  | { readonly type: 'toggled'; readonly path: string }
  | { readonly type: 'revealed'; readonly path: string }
  | { readonly type: 'reset'; readonly expanded: readonly string[] };

export type ExplorerStore = EventStore<ExplorerState, ExplorerEvent>;

export function applyExplorer(state: ExplorerState, event: ExplorerEvent): ExplorerState {
  switch (event.type) {
    case 'selected':
      return { ...state, selected: event.path };
    case 'toggled': {
      const expanded = new Set(state.expanded);
      if (!expanded.delete(event.path)) expanded.add(event.path);
      return { ...state, expanded };
    }
    case 'revealed':
      return { selected: event.path, expanded: new Set([...state.expanded, ...parentsOf(event.path)]) };
    case 'reset':
      return { selected: undefined, expanded: new Set(event.expanded) };
  }
}

function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

export const createExplorerStore = (): ExplorerStore => createEventStore({ selected: undefined, expanded: new Set() }, applyExplorer);

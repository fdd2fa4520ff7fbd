import { createEventStore, type EventStore } from './event-store.ts';

export type QuickMode =
  | 'commands'
  | 'files'
  | 'symbols'
  | 'workspaceSymbols'
  | 'themes'
  | 'connections'
  | 'connectionToEdit'
  | 'connectionToRemove';

/** Which quick input is open, if any. */
export type QuickStore = EventStore<QuickMode | undefined, QuickEvent>;
export type QuickEvent = { readonly type: 'opened'; readonly mode: QuickMode } | { readonly type: 'closed' };

export const createQuickStore = (): QuickStore =>
  createEventStore<QuickMode | undefined, QuickEvent>(undefined, (_, event) => (event.type === 'opened' ? event.mode : undefined));

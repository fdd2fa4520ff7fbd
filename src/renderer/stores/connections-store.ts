import type { ConnectionsState } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** The connections as main last told of them; undefined until it has. */
export type ConnectionsStore = EventStore<ConnectionsState | undefined, ConnectionsState>;

export const createConnectionsStore = (): ConnectionsStore =>
  createEventStore<ConnectionsState | undefined, ConnectionsState>(undefined, (_, told) => told);

import type { AppInfo } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export interface AppState {
  readonly info: AppInfo | undefined;
  readonly error: string | undefined;
}

export type AppEvent = { readonly type: 'loaded'; readonly info: AppInfo } | { readonly type: 'failed'; readonly message: string };

export type AppStore = EventStore<AppState, AppEvent>;

export function applyApp(state: AppState, event: AppEvent): AppState {
  return event.type === 'loaded' ? { info: event.info, error: undefined } : { ...state, error: event.message };
}

export const createAppStore = (): AppStore => createEventStore<AppState, AppEvent>({ info: undefined, error: undefined }, applyApp);

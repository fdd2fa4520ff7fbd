import type { AccountOverview } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export interface AccountState {
  readonly loading: boolean;
  readonly overview: AccountOverview | undefined;
  readonly error: string | undefined;
}

export type AccountEvent =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly overview: AccountOverview }
  | { readonly type: 'failed'; readonly message: string };

export type AccountStore = EventStore<AccountState, AccountEvent>;

export function applyAccount(state: AccountState, event: AccountEvent): AccountState {
  switch (event.type) {
    case 'loading':
      return { ...state, loading: true };
    case 'loaded':
      return { loading: false, overview: event.overview, error: undefined };
    case 'failed':
      // What was known stays in view: an old list beside an error beats an empty one.
      return { ...state, loading: false, error: event.message };
  }
}

export const createAccountStore = (): AccountStore =>
  createEventStore<AccountState, AccountEvent>({ loading: false, overview: undefined, error: undefined }, applyAccount);

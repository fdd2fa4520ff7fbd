import { createStore, type StoreApi } from 'zustand/vanilla';

/** A store that changes in one way only: through the pure function it was made with. Readers get no setter. */
export interface EventStore<State, Event> extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> {
  apply(event: Event): void;
}

export function createEventStore<State, Event>(initial: State, apply: (state: State, event: Event) => State): EventStore<State, Event> {
  const store = createStore<State>(() => initial);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    apply: (event) => store.setState(apply(store.getState(), event), true),
  };
}

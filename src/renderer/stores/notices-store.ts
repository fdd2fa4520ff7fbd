import { createEventStore, type EventStore } from './event-store.ts';

export type NoticeLevel = 'info' | 'warning' | 'error';

/** A button on a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly choose: () => void;
}

/** Something to tell the user: shown as a toast until dismissed, and kept as a line of the Output panel. */
export interface Notice {
  readonly id: number;
  readonly level: NoticeLevel;
  readonly message: string;
  /** ISO 8601. */
  readonly time: string;
  /** What can be done about it, on the toast alone. */
  readonly actions?: readonly NoticeAction[];
}

export interface NoticesState {
  readonly nextId: number;
  readonly shown: readonly Notice[];
  readonly output: readonly Notice[];
}

export type NoticesEvent =
  | { readonly type: 'noted'; readonly notice: Omit<Notice, 'id'>; readonly toast: boolean }
  | { readonly type: 'dismissed'; readonly id: number }
  | { readonly type: 'outputCleared' };

export type NoticesStore = EventStore<NoticesState, NoticesEvent>;

const OUTPUT_LIMIT = 1000;

export function applyNotices(state: NoticesState, event: NoticesEvent): NoticesState {
  switch (event.type) {
    case 'noted': {
      const notice = { ...event.notice, id: state.nextId };
      const { actions: _, ...line } = notice;
      return {
        nextId: state.nextId + 1,
        shown: event.toast ? [...state.shown.filter((each) => each.message !== notice.message), notice] : state.shown,
        output: [...state.output.slice(-OUTPUT_LIMIT + 1), line],
      };
    }
    case 'dismissed':
      return { ...state, shown: state.shown.filter((notice) => notice.id !== event.id) };
    case 'outputCleared':
      return { ...state, output: [] };
  }
}

export const noNotices: NoticesState = { nextId: 1, shown: [], output: [] };

export const createNoticesStore = (): NoticesStore => createEventStore(noNotices, applyNotices);

import type { PreflightTarget, ResourceKind } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What a tab shows. `id` is stable and also names the Monaco model of those that have one. */
export type Tab =
  | { readonly kind: 'file'; readonly id: string; readonly path: string }
  | { readonly kind: 'image'; readonly id: string; readonly connection: string; readonly arn: string; readonly title: string }
  /** A lifecycle policy: of the account, of a file, or, with neither, one that is yet to be. */
  | {
      readonly kind: 'policy';
      readonly id: string;
      readonly connection: string;
      readonly region: string;
      readonly arn?: string;
      readonly file?: { readonly root: string; readonly path: string };
      readonly title: string;
    }
  | { readonly kind: 'cleanup'; readonly id: string; readonly connection: string; readonly region: string; readonly title: string }
  | { readonly kind: 'resource'; readonly id: string; readonly connection: string; readonly arn: string; readonly title: string }
  /** The table of a kind of resources. */
  | { readonly kind: 'catalogue'; readonly id: string; readonly resourceKind: ResourceKind; readonly title: string }
  | { readonly kind: 'preflight'; readonly id: string; readonly target: PreflightTarget; readonly title: string }
  /** A file in the form of another tool; it is saved nowhere. */
  | {
      readonly kind: 'export';
      readonly id: string;
      readonly path: string;
      readonly format: 'aws-cli' | 'cloudformation' | 'terraform' | 'image-assistant';
      readonly title: string;
    }
  /** The form of a pipeline; without an ARN a new one, of the recipe if one is named. */
  | {
      readonly kind: 'pipeline';
      readonly id: string;
      readonly connection: string;
      readonly region: string;
      readonly arn?: string;
      readonly recipe?: string;
      readonly title: string;
    }
  /** A page of AppStream: all image builders, one image, … */
  | {
      readonly kind: 'appstream';
      readonly id: string;
      readonly connection: string;
      readonly region: string;
      readonly page: string;
      readonly subject?: string;
      readonly title: string;
    }
  /** A plan of publishing; its state is in the plans store. */
  | { readonly kind: 'plan'; readonly id: string; readonly title: string }
  /** Without a rule the list of all rules. */
  | { readonly kind: 'rule'; readonly id: string; readonly rule?: string; readonly title: string };

/** Where the text of a tab stands; Monaco holds the text itself. */
export interface TabStatus {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly dirty: boolean;
  /** What happened to the file on disk under unsaved changes. */
  readonly disk: 'same' | 'changed' | 'deleted';
  readonly error: string | undefined;
}

export interface EditorsState {
  readonly tabs: readonly Tab[];
  readonly activeId: string | undefined;
  /** Ids by last use, the newest first: where focus goes when a tab closes. */
  readonly recent: readonly string[];
  readonly statuses: Readonly<Record<string, TabStatus>>;
}

export type EditorsEvent =
  | { readonly type: 'opened'; readonly tab: Tab }
  | { readonly type: 'activated'; readonly id: string }
  | { readonly type: 'closed'; readonly id: string }
  | { readonly type: 'allClosed' }
  | { readonly type: 'status'; readonly id: string; readonly status: Partial<TabStatus> };

export type EditorsStore = EventStore<EditorsState, EditorsEvent>;

export const noEditors: EditorsState = { tabs: [], activeId: undefined, recent: [], statuses: {} };
export const loadingTab: TabStatus = { phase: 'loading', dirty: false, disk: 'same', error: undefined };

export const fileTab = (path: string): Tab => ({ kind: 'file', id: `file:${path}`, path });

export function applyEditors(state: EditorsState, event: EditorsEvent): EditorsState {
  switch (event.type) {
    case 'opened':
      return activate(withTab(state, event.tab), event.tab.id);
    case 'activated':
      return activate(state, event.id);
    case 'closed':
      return close(state, event.id);
    case 'allClosed':
      return noEditors;
    case 'status': {
      const before = state.statuses[event.id];
      return before ? { ...state, statuses: { ...state.statuses, [event.id]: { ...before, ...event.status } } } : state;
    }
  }
}

/** A new tab stands right of the active one, as the eye expects it. */
function withTab(state: EditorsState, tab: Tab): EditorsState {
  if (state.tabs.some((each) => each.id === tab.id)) return state;
  const at = state.tabs.findIndex((each) => each.id === state.activeId) + 1;
  return {
    ...state,
    tabs: state.tabs.toSpliced(at === 0 ? state.tabs.length : at, 0, tab),
    statuses: { ...state.statuses, [tab.id]: loadingTab },
  };
}

function activate(state: EditorsState, id: string): EditorsState {
  if (!state.tabs.some((tab) => tab.id === id)) return state;
  return { ...state, activeId: id, recent: [id, ...state.recent.filter((each) => each !== id)] };
}

function close(state: EditorsState, id: string): EditorsState {
  const { [id]: _, ...statuses } = state.statuses;
  const recent = state.recent.filter((each) => each !== id);
  const activeId = state.activeId === id ? recent[0] : state.activeId;
  return { tabs: state.tabs.filter((tab) => tab.id !== id), activeId, recent, statuses };
}

export const createEditorsStore = (): EditorsStore => createEventStore(noEditors, applyEditors);

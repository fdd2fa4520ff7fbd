import type { AccountTarget, BuilderRow, LaunchChoices, LaunchFault, RunningBuilders } from '../../contract/index.ts';
import type { LaunchForm } from '../appstream/builders/launch-form.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** The builders that commands are meant for: those that are selected in the table that is shown. */
export interface BuilderSelection {
  readonly place: AccountTarget;
  readonly rows: readonly BuilderRow[];
}

/** What the launch wizard of a tab shows. */
export interface LaunchView {
  readonly choices: LaunchChoices | undefined;
  readonly form: LaunchForm | undefined;
  /** As it was begun with, or saved. */
  readonly original: LaunchForm | undefined;
  readonly error: string | undefined;
  /** What the account found wrong with the launch, for the form as it was then. */
  readonly found: { readonly form: LaunchForm; readonly faults: readonly LaunchFault[]; readonly notes: readonly string[] } | undefined;
  readonly launching: boolean;
}

export const emptyLaunch: LaunchView = {
  ...{ choices: undefined, form: undefined, original: undefined, error: undefined, found: undefined, launching: false },
};

export interface ImageBuildersState {
  readonly selection: BuilderSelection | undefined;
  /** What Kiln knows to be running in all accounts. */
  readonly running: RunningBuilders | undefined;
  /** By the id of the wizard's tab. */
  readonly launches: Readonly<Record<string, LaunchView>>;
}

export type ImageBuildersEvent =
  | { readonly type: 'selected'; readonly selection: BuilderSelection | undefined }
  | { readonly type: 'running'; readonly running: RunningBuilders }
  | { readonly type: 'launch'; readonly id: string; readonly view: Partial<LaunchView> }
  | { readonly type: 'edited'; readonly id: string; readonly change: Partial<LaunchForm> }
  | { readonly type: 'closed'; readonly id: string };

export type ImageBuildersStore = EventStore<ImageBuildersState, ImageBuildersEvent>;

const nothing: ImageBuildersState = { selection: undefined, running: undefined, launches: {} };

export function applyImageBuilders(state: ImageBuildersState, event: ImageBuildersEvent): ImageBuildersState {
  switch (event.type) {
    case 'selected':
      return { ...state, selection: event.selection };
    case 'running':
      return { ...state, running: event.running };
    case 'launch':
      return withLaunch(state, event.id, event.view);
    case 'edited': {
      const form = state.launches[event.id]?.form;
      return form ? withLaunch(state, event.id, { form: { ...form, ...event.change } }) : state;
    }
    case 'closed': {
      const { [event.id]: _, ...launches } = state.launches;
      return { ...state, launches };
    }
  }
}

const withLaunch = (state: ImageBuildersState, id: string, view: Partial<LaunchView>): ImageBuildersState => ({
  ...state,
  launches: { ...state.launches, [id]: { ...emptyLaunch, ...state.launches[id], ...view } },
});

export const createImageBuildersStore = (): ImageBuildersStore => createEventStore(nothing, applyImageBuilders);

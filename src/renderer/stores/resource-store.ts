import type { FoundUsers, Progress, RelatedList, ResourceDetail, Sharing, Tag, Use } from '../../contract/index.ts';
import type { SharingDraft } from '../resource/sharing-draft.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What a resource's tab shows, by the id of the tab. */
export interface ResourceView {
  readonly loading: boolean;
  readonly detail: ResourceDetail | undefined;
  readonly error: string | undefined;
  readonly face: string;
  readonly related: Asked<readonly RelatedList[]>;
  readonly uses: Asked<readonly Use[]>;
  readonly users: Asked<FoundUsers> & { readonly progress: Progress | undefined };
  /** Tags as they are being edited; undefined: as they are. */
  readonly tagDraft: readonly Tag[] | undefined;
  readonly sharing: Asked<Sharing>;
  /** A change to the sharing that is not made yet. */
  readonly sharingDraft: SharingDraft | undefined;
}

export type ResourcePart = Partial<Pick<ResourceView, 'related' | 'uses' | 'users' | 'tagDraft' | 'sharing' | 'sharingDraft'>>;

/** Something that is asked of main once it is looked at. */
export interface Asked<Value> {
  readonly asking: boolean;
  readonly value: Value | undefined;
  readonly error: string | undefined;
}

export const unasked: Asked<never> = { asking: false, value: undefined, error: undefined };
export const asking: Asked<never> = { asking: true, value: undefined, error: undefined };

export type ResourceViews = Readonly<Record<string, ResourceView>>;

export type ResourceEvent =
  | { readonly type: 'loading'; readonly id: string }
  | { readonly type: 'loaded'; readonly id: string; readonly detail: ResourceDetail }
  | { readonly type: 'failed'; readonly id: string; readonly message: string }
  | { readonly type: 'faceShown'; readonly id: string; readonly face: string }
  /** Something beside the resource itself was asked, or came. */
  | { readonly type: 'part'; readonly id: string; readonly part: ResourcePart }
  | { readonly type: 'closed'; readonly id: string };

export type ResourceStore = EventStore<ResourceViews, ResourceEvent>;

export const emptyResourceView: ResourceView = {
  loading: false,
  detail: undefined,
  error: undefined,
  face: 'overview',
  related: unasked,
  uses: unasked,
  users: { ...unasked, progress: undefined },
  tagDraft: undefined,
  sharing: unasked,
  sharingDraft: undefined,
};

export function applyResource(views: ResourceViews, event: ResourceEvent): ResourceViews {
  if (event.type === 'closed') {
    const { [event.id]: _, ...others } = views;
    return others;
  }
  return { ...views, [event.id]: changed(views[event.id] ?? emptyResourceView, event) };
}

function changed(view: ResourceView, event: Exclude<ResourceEvent, { type: 'closed' }>): ResourceView {
  switch (event.type) {
    case 'loading':
      return { ...view, loading: true };
    case 'loaded':
      // What hangs together with it may be another thing now: it is asked again once it is looked at.
      return { ...emptyResourceView, face: view.face, tagDraft: view.tagDraft, sharingDraft: view.sharingDraft, detail: event.detail };
    case 'failed':
      // What was known stays in view beside the error.
      return { ...view, loading: false, error: event.message };
    case 'faceShown':
      return { ...view, face: event.face };
    case 'part':
      return { ...view, ...event.part };
  }
}

export const createResourceStore = (): ResourceStore => createEventStore<ResourceViews, ResourceEvent>({}, applyResource);

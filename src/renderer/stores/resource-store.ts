import type { ResourceDetail } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What a resource's tab shows, by the id of the tab. */
export interface ResourceView {
  readonly loading: boolean;
  readonly detail: ResourceDetail | undefined;
  readonly error: string | undefined;
  readonly face: string;
}

export type ResourceViews = Readonly<Record<string, ResourceView>>;

export type ResourceEvent =
  | { readonly type: 'loading'; readonly id: string }
  | { readonly type: 'loaded'; readonly id: string; readonly detail: ResourceDetail }
  | { readonly type: 'failed'; readonly id: string; readonly message: string }
  | { readonly type: 'faceShown'; readonly id: string; readonly face: string }
  | { readonly type: 'closed'; readonly id: string };

export type ResourceStore = EventStore<ResourceViews, ResourceEvent>;

export const emptyResourceView: ResourceView = { loading: false, detail: undefined, error: undefined, face: 'overview' };

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
      return { ...view, loading: false, detail: event.detail, error: undefined };
    case 'failed':
      // What was known stays in view beside the error.
      return { ...view, loading: false, error: event.message };
    case 'faceShown':
      return { ...view, face: event.face };
  }
}

export const createResourceStore = (): ResourceStore => createEventStore<ResourceViews, ResourceEvent>({}, applyResource);

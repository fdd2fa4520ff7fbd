import type { FleetFate, SharedAccount, Tag } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

export type ImageFaceId = 'overview' | 'applications' | 'sharing' | 'uses' | 'upkeep' | 'tags';

/** What somebody has begun with an image of AppStream, kept while other tabs are looked at. */
export interface ImageView {
  readonly face: ImageFaceId;
  /** The permissions as they are to be; undefined: as they are. */
  readonly shares: readonly SharedAccount[] | undefined;
  /** The tags as they are to be; undefined: as they are. */
  readonly tags: readonly Tag[] | undefined;
  /** What is to become of its fleets when it is deleted. */
  readonly fates: readonly FleetFate[];
}

/** By connection and ARN. */
export type ImageViews = Readonly<Record<string, ImageView>>;

export interface ImageViewEvent {
  readonly type: 'changed';
  readonly connection: string;
  readonly arn: string;
  readonly view: Partial<ImageView>;
}

export type ImageViewsStore = EventStore<ImageViews, ImageViewEvent>;

export const plainImageView: ImageView = { face: 'overview', shares: undefined, tags: undefined, fates: [] };

export const imageViewKey = ({ arn, connection }: Pick<ImageViewEvent, 'connection' | 'arn'>): string => `${connection} ${arn}`;

export function applyImageView(views: ImageViews, event: ImageViewEvent): ImageViews {
  const key = imageViewKey(event);
  return { ...views, [key]: { ...(views[key] ?? plainImageView), ...event.view } };
}

export const createImageViewsStore = (): ImageViewsStore => createEventStore<ImageViews, ImageViewEvent>({}, applyImageView);

import { useMemo } from 'react';
import type { AccountTarget, AppStreamImage, ImageVisibility } from '../../../contract/index.ts';
import { type FollowedList, type ListToFollow, useLiveList } from '../use-live-list.ts';

/** The images of one visibility, live; without a visibility none. */
export function useImages(place: AccountTarget, visibility: ImageVisibility | undefined): FollowedList<AppStreamImage> {
  const { connection, region } = place;
  const list = useMemo(
    (): ListToFollow<AppStreamImage> | undefined =>
      visibility && {
        open: (client, signal) => client.appstreamImages.watch({ connection, region, visibility }, { signal }),
        keyOf: ({ arn }) => arn,
      },
    [connection, region, visibility],
  );
  return useLiveList(list);
}

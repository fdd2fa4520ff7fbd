import { useMemo } from 'react';
import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import { type FollowedList, type ListToFollow, useLiveList } from '../use-live-list.ts';

/** The image builders of an account and Region, live. */
export function useBuilders({ connection, region }: AccountTarget): FollowedList<BuilderRow> {
  const list = useMemo(
    (): ListToFollow<BuilderRow> => ({
      open: (client, signal) => client.imageBuilders.watch({ connection, region }, { signal }),
      keyOf: ({ name }) => name,
    }),
    [connection, region],
  );
  return useLiveList(list);
}

import { useMemo } from 'react';
import type { AccountTarget, FleetRow } from '../../../contract/index.ts';
import { type FollowedList, type ListToFollow, useLiveList } from '../use-live-list.ts';

/** The fleets of an account and Region, live. */
export function useFleets({ connection, region }: AccountTarget): FollowedList<FleetRow> {
  const list = useMemo(
    (): ListToFollow<FleetRow> => ({
      open: (client, signal) => client.fleets.watch({ connection, region }, { signal }),
      keyOf: ({ name }) => name,
    }),
    [connection, region],
  );
  return useLiveList(list);
}

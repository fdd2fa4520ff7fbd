import { useEffect, useState } from 'react';
import { applyLiveList, emptyLiveList, type LiveList, type LiveListEvent } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { KilnClient } from '../connection/connection.ts';
import { messageOf } from '../stores/notify.ts';

export interface FollowedList<Row> extends LiveList<Row> {
  /** Why it cannot be followed at all. */
  readonly error: string | undefined;
}

/** Memoise it: another one is another list. */
export interface ListToFollow<Row> {
  open(client: KilnClient, signal: AbortSignal): AsyncIterable<LiveListEvent<Row>>;
  keyOf(row: Row): string;
}

/** Follows a list for as long as the component is there and somebody sees the window; without a list it follows nothing. */
export function useLiveList<Row>(list: ListToFollow<Row> | undefined): FollowedList<Row> {
  const { connection } = useWorkbench();
  const seen = useWindowSeen();
  const [followed, setFollowed] = useState<{ readonly of: typeof list; readonly list: FollowedList<Row> }>();
  useEffect(() => {
    if (!list || !seen) return undefined;
    const stop = new AbortController();
    const change = (next: (now: FollowedList<Row>) => FollowedList<Row>) => {
      if (!stop.signal.aborted) setFollowed((now) => ({ of: list, list: next(now?.of === list ? now.list : nothing) }));
    };
    connection
      .follow(
        (client, signal) => list.open(client, signal),
        (event) => change((now) => ({ ...applyLiveList(now, event, list.keyOf), error: undefined })),
        stop.signal,
      )
      .catch((error: unknown) => change((now) => ({ ...now, error: messageOf(error) })));
    return () => stop.abort();
  }, [connection, list, seen]);
  return followed?.of === list && followed ? followed.list : nothing;
}

const nothing: FollowedList<never> = { ...emptyLiveList, error: undefined };

function useWindowSeen(): boolean {
  const [seen, setSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return seen;
}

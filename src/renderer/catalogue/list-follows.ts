import type { AccountTarget, CatalogueList } from '../../contract/index.ts';
import type { Connection } from '../connection/connection.ts';
import { type CatalogueStore, listKey } from '../stores/catalogue-store.ts';
import { messageOf } from '../stores/notify.ts';

/** The lists that this window follows: each once, however many look at it, and none while the window is out of sight. */
export interface ListFollows {
  /** Follows a list until the function that comes back is called. */
  hold(list: CatalogueList): () => void;
  /** Another account, or another Region: what is held is followed there. */
  move(at: AccountTarget): void;
  /** Nobody sees the window: nothing is looked at again until somebody does. */
  show(visible: boolean): void;
}

interface Held {
  readonly list: CatalogueList;
  holders: number;
  controller: AbortController | undefined;
}

export interface ListFollowsDeps {
  readonly connection: Pick<Connection, 'follow'>;
  readonly catalogue: CatalogueStore;
}

export function createListFollows({ connection, catalogue }: ListFollowsDeps): ListFollows {
  const held = new Map<string, Held>();
  let visible = true;

  const follow = (key: string, one: Held) => {
    const { at } = catalogue.getState();
    if (at === undefined || !visible) return;
    const controller = new AbortController();
    one.controller = controller;
    connection
      .follow(
        (client, signal) => client.catalogue.watch({ at, list: one.list, after: catalogue.getState().lists[key]?.place }, { signal }),
        (event) => catalogue.apply({ type: 'list', key, event }),
        controller.signal,
      )
      .catch((error: unknown) => catalogue.apply({ type: 'failed', key, message: messageOf(error) }));
  };
  const leave = (one: Held) => {
    one.controller?.abort();
    one.controller = undefined;
  };
  const again = () => {
    for (const [key, one] of held) {
      leave(one);
      follow(key, one);
    }
  };
  return {
    hold(list) {
      const key = listKey(list);
      const one = held.get(key) ?? { list, holders: 0, controller: undefined };
      held.set(key, one);
      one.holders += 1;
      if (one.holders === 1) follow(key, one);
      let holding = true;
      return () => {
        if (!holding) return;
        holding = false;
        one.holders -= 1;
        if (one.holders > 0) return;
        leave(one);
        held.delete(key);
      };
    },
    move(at) {
      catalogue.apply({ type: 'moved', at });
      again();
    },
    show(now) {
      if (visible === now) return;
      visible = now;
      again();
    },
  };
}

/** A queue between a sender that pushes and one reader that pulls; it keeps what has not been read yet. */
export interface Inbox<Item> extends AsyncIterableIterator<Item, undefined> {
  push(item: Item): void;
  /** No more items: the reader gets what is left, then the end, or the error. Only the first call counts. */
  close(error?: Error): void;
}

/** `onReturn` runs when the reader leaves before the end. */
export function createInbox<Item>(onReturn: () => void): Inbox<Item> {
  const items: Item[] = [];
  let ending: { readonly error?: Error } | undefined;
  let wake: (() => void) | undefined;
  const settle = () => {
    wake?.();
    wake = undefined;
  };
  const close = (error?: Error) => {
    ending ??= error ? { error } : {};
    settle();
  };
  const inbox: Inbox<Item> = {
    [Symbol.asyncIterator]: () => inbox,
    push(item) {
      if (ending) return;
      items.push(item);
      settle();
    },
    close,
    async next() {
      while (items.length === 0 && !ending)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (items.length > 0) return { done: false, value: items.shift() as Item };
      const error = ending?.error;
      ending = {}; // an error is told once; after it the iterator is simply at its end
      if (error) throw error;
      return { done: true, value: undefined };
    },
    async return() {
      if (!ending) onReturn();
      items.length = 0;
      close();
      return { done: true, value: undefined };
    },
  };
  return inbox;
}

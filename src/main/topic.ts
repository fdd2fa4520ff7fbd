import { createInbox } from '../contract/index.ts';

/** One sender, any number of listeners; each hears what is published after it came, in order. */
export interface Topic<Event> {
  publish(event: Event): void;
  /** The function that comes back stops listening. */
  listen(listener: (event: Event) => void): () => void;
  /** Subscribes at once, not when the first event is asked for. Ends when the signal aborts or the topic closes. */
  subscribe(signal: AbortSignal): AsyncIterable<Event>;
  close(): void;
}

export function createTopic<Event>(): Topic<Event> {
  const listeners = new Set<(event: Event) => void>();
  const onClose = new Set<() => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribe(signal) {
      const leave = () => {
        listeners.delete(inbox.push);
        onClose.delete(leave);
        inbox.close();
      };
      const inbox = createInbox<Event>(leave);
      listeners.add(inbox.push);
      onClose.add(leave);
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      return inbox;
    },
    close() {
      for (const leave of [...onClose]) leave();
    },
  };
}

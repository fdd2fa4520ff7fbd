/** The streams that this window follows, by what they are about. */
export interface Follows {
  /** A signal for a new stream; the one under the same key, if any, is stopped. */
  begin(key: string): AbortSignal;
  stop(key: string): void;
  has(key: string): boolean;
}

export function createFollows(): Follows {
  const controllers = new Map<string, AbortController>();
  const stop = (key: string) => {
    controllers.get(key)?.abort();
    controllers.delete(key);
  };
  return {
    begin: (key) => {
      stop(key);
      const controller = new AbortController();
      controllers.set(key, controller);
      return controller.signal;
    },
    stop,
    has: (key) => controllers.has(key),
  };
}

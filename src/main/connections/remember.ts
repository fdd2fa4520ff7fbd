import type { Credentials } from '../aws/connection.ts';

/** Credentials that may end at some time. */
export interface TimedCredentials extends Credentials {
  readonly expiration?: Date | undefined;
}

/** So long before their end credentials are fetched anew: the longest a single call may take, and the clocks apart. */
const earlyMs = 5 * 60 * 1000;

/**
 * Fetches credentials when they are first needed and again before they end. All who ask at once get the answer of one fetch, so that nobody
 * is asked for two codes; a fetch that failed is forgotten.
 */
export function remember(fetch: () => Promise<TimedCredentials>, now: () => number): () => Promise<TimedCredentials> {
  let known: TimedCredentials | undefined;
  let fetching: Promise<TimedCredentials> | undefined;
  return async () => {
    if (known && (known.expiration === undefined || known.expiration.getTime() - now() > earlyMs)) return known;
    fetching ??= fetch()
      .then((credentials) => {
        known = credentials;
        return credentials;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };
}

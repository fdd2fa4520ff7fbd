// Pages of lists that are short enough to be at hand whole: a token is the place of the last item that was given.
import type { AwsError } from './protocol/aws-error.ts';

export interface PageRequest {
  readonly size: number;
  readonly token: string | undefined;
  /** What the service says to a token that it never gave. */
  readonly invalid: () => AwsError;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly token: string | undefined;
}

/** The items behind the token. Tokens name an item, so that what is made or removed between two pages shifts nothing. */
export function pageOf<Item>(all: readonly Item[], keyOf: (item: Item) => string, { size, token, invalid }: PageRequest): Page<Item> {
  const start = token === undefined ? 0 : all.findIndex((item) => encode(keyOf(item)) === token) + 1;
  if (token !== undefined && start === 0) throw invalid();
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  return { items, token: last !== undefined && start + size < all.length ? encode(keyOf(last)) : undefined };
}

function encode(key: string): string {
  return Buffer.from(key).toString('base64url');
}

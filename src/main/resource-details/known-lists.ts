import type { CatalogueEvent, ListStatus, ResourceKind } from '../../contract/index.ts';
import type { ListIn } from '../catalogue/catalogue.ts';

/** A list as it was read for somebody else, not long ago. */
export interface KnownList {
  readonly rows: readonly { readonly arn: string; readonly dateCreated: string }[];
  readonly asOf: string;
}

export interface KnownListsDeps {
  watch(wish: ListIn, signal: AbortSignal): AsyncIterable<CatalogueEvent>;
  now(): number;
}

/** What is older is asked again rather than believed. */
const freshMs = 5 * 60_000;

/** The account's own resources of a kind, where the explorer has read all of them lately; undefined: AWS must be asked. */
export async function knownList({ watch, now }: KnownListsDeps, at: ListIn['at'], kind: ResourceKind): Promise<KnownList | undefined> {
  const rows: KnownList['rows'][number][] = [];
  const stop = new AbortController();
  try {
    for await (const event of watch({ at, list: { kind, owner: 'Self' } }, stop.signal)) {
      if (event.type === 'rows') rows.push(...event.rows.map(({ arn, created }) => ({ arn, dateCreated: created })));
      // The rows that are known come first, then how things stand with them.
      if (event.type === 'status') return isFresh(event.status, now()) ? { rows, asOf: event.status.asOf } : undefined;
    }
    return undefined;
  } finally {
    stop.abort();
  }
}

function isFresh(status: ListStatus, now: number): status is ListStatus & { readonly asOf: string } {
  return status.whole && status.asOf !== undefined && now - Date.parse(status.asOf) < freshMs;
}

/** How a list of an account that changes by itself stands. */
export interface LiveListStatus {
  /** All pages were read at least once; until then rows may be missing. */
  readonly whole: boolean;
  readonly reading: boolean;
  /** When the rows were as they are shown; ISO 8601. */
  readonly asOf: string | undefined;
  /** Why the last look failed; `retryAt` is absent where somebody must do something first. */
  readonly failure: { readonly message: string; readonly retryAt: string | undefined } | undefined;
}

/** What a follower of such a list hears: first everything, in one event or several, then what changes. */
export type LiveListEvent<Row> =
  /** New rows, or rows that changed, and the keys of those that are gone. `begun`: what was known before counts no more. */
  | { readonly type: 'rows'; readonly rows: readonly Row[]; readonly gone: readonly string[]; readonly begun?: true }
  | { readonly type: 'status'; readonly status: LiveListStatus };

/** The rows that a follower has, by their keys in the order of the account, and how the list stands. */
export interface LiveList<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly status: LiveListStatus | undefined;
}

export const emptyLiveList: LiveList<never> = { rows: new Map<string, never>(), status: undefined };

/** The list with an event in it. */
export function applyLiveList<Row>(list: LiveList<Row>, event: LiveListEvent<Row>, keyOf: (row: Row) => string): LiveList<Row> {
  if (event.type === 'status') return { ...list, status: event.status };
  const rows = new Map(event.begun ? [] : list.rows);
  for (const key of event.gone) rows.delete(key);
  for (const row of event.rows) rows.set(keyOf(row), row);
  return { ...list, rows };
}

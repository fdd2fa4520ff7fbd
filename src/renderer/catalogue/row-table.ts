import type { CatalogueRow } from '../../contract/index.ts';

/** The rows of a list in the order in which they became known, and where each stands. A table that was handed out never changes. */
export interface RowTable {
  readonly rows: readonly CatalogueRow[];
  readonly places: ReadonlyMap<string, number>;
}

export const noRows: RowTable = { rows: [], places: new Map() };

/** The table with rows added or replaced, and without those that are gone. */
export function withRows(table: RowTable, told: readonly CatalogueRow[], gone: readonly string[]): RowTable {
  const kept = gone.length === 0 ? table : without(table, new Set(gone));
  const rows = [...kept.rows];
  const added = told.filter(({ arn }) => !kept.places.has(arn));
  const places = added.length === 0 ? kept.places : new Map(kept.places);
  for (const row of told) {
    const place = kept.places.get(row.arn);
    if (place !== undefined) rows[place] = row;
  }
  for (const row of added) {
    (places as Map<string, number>).set(row.arn, rows.length); // it was made two lines above
    rows.push(row);
  }
  return { rows, places };
}

function without({ rows }: RowTable, gone: ReadonlySet<string>): RowTable {
  const kept = rows.filter(({ arn }) => !gone.has(arn));
  return { rows: kept, places: new Map(kept.map(({ arn }, place) => [arn, place])) };
}

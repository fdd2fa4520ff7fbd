import { randomUUID } from 'node:crypto';
import type { CatalogueRow, ListPlace } from '../../contract/index.ts';

/** What changed since a place: rows that are new or other, and what is gone. `begun`: the place was of other rows; these are all. */
export interface Changes {
  readonly begun: boolean;
  readonly rows: readonly CatalogueRow[];
  readonly gone: readonly string[];
  readonly place: ListPlace;
}

export interface KnownRows {
  readonly size: number;
  values(): Iterable<CatalogueRow>;
  has(arn: string): boolean;
  /** Takes in what a list told. Rows that are not known are marked where `isNew` says so, others where they changed. How many did? */
  learn(rows: readonly CatalogueRow[], isNew: (row: CatalogueRow) => boolean): number;
  /** What of them was known is not any more. */
  drop(arns: Iterable<string>): number;
  /** Takes the marks off rows; how many had one? */
  unmark(arns: Iterable<string>): number;
  since(place: ListPlace | undefined): Changes;
}

/** The rows of a list in the order in which they became known, with what is needed to tell followers only what changed. */
export function knownRows(first: readonly CatalogueRow[] = []): KnownRows {
  const epoch = randomUUID();
  const rows = new Map(first.map((row) => [row.arn, row]));
  /** The ARN that each revision concerned. */
  const log: string[] = first.map(({ arn }) => arn);

  const put = (row: CatalogueRow) => {
    rows.set(row.arn, row);
    log.push(row.arn);
  };
  return {
    get size() {
      return rows.size;
    },
    values: () => rows.values(),
    has: (arn) => rows.has(arn),
    learn(told, isNew) {
      const before = log.length;
      for (const row of told) {
        const known = rows.get(row.arn);
        if (!known) put(isNew(row) ? { ...row, mark: 'new' } : row);
        else if (!isSame(known, row)) put({ ...row, mark: known.mark ?? 'changed' });
      }
      return log.length - before;
    },
    drop(arns) {
      const before = log.length;
      for (const arn of arns) if (rows.delete(arn)) log.push(arn);
      return log.length - before;
    },
    unmark(arns) {
      const before = log.length;
      for (const arn of arns) {
        const { mark, ...row } = rows.get(arn) ?? {};
        if (mark !== undefined) put(row as CatalogueRow); // it had a mark, so it was a row
      }
      return log.length - before;
    },
    since(after) {
      const place = { epoch, revision: log.length };
      if (after?.epoch !== epoch) return { begun: true, rows: [...rows.values()], gone: [], place };
      const arns = [...new Set(log.slice(after.revision))];
      return { begun: false, rows: arns.flatMap((arn) => rows.get(arn) ?? []), gone: arns.filter((arn) => !rows.has(arn)), place };
    },
  };
}

function isSame({ mark: _, ...known }: CatalogueRow, row: CatalogueRow): boolean {
  return JSON.stringify(known) === JSON.stringify(row);
}

// From the rows of a list to the rows of the table. Each step is kept until what it was made from is another value: a page that comes in,
// a letter that is typed and a branch that is opened cost what they change, not what there is.
import type { CatalogueRow } from '../../contract/index.ts';
import { type Column, sortKeyOf } from './columns.ts';
import { choiceTest, type Sort, searchText, type TableQuery } from './table-query.ts';

/** A name with its versions, the newest first; of kinds without versions each row is one. */
export interface Entry {
  readonly name: string;
  readonly rows: readonly CatalogueRow[];
}

export interface TableInput {
  readonly rows: readonly CatalogueRow[];
  readonly versioned: boolean;
  readonly columns: readonly Column[];
  readonly query: Pick<TableQuery, 'text' | 'choices' | 'age' | 'sort'>;
  readonly now: number;
}

export interface TableModel {
  /** The entries to show, in order; where the query leaves versions out, without them. */
  entries(input: TableInput): readonly Entry[];
}

export function createTableModel(): TableModel {
  const texts = new WeakMap<CatalogueRow, string>();
  const textOf = (row: CatalogueRow) => {
    const known = texts.get(row) ?? searchText(row);
    texts.set(row, known);
    return known;
  };
  const group = keep((rows: readonly CatalogueRow[], versioned: boolean) => entriesOf(rows, versioned));
  const order = keep((entries: readonly Entry[], sort: Sort | undefined, columns: readonly Column[]) => sorted(entries, sort, columns));
  let last: Narrowed | undefined;

  return {
    entries({ rows, versioned, columns, query, now }) {
      const all = order(group(rows, versioned), query.sort, columns);
      const text = query.text.trim().toLowerCase();
      const same = last?.all === all && last.choices === query.choices && last.age === query.age;
      if (same && last?.text === text) return last.found;
      // What a longer text finds is among what its beginning found.
      const from = same && last && text.startsWith(last.text) ? last.found : all;
      const choice = choiceTest(query, now);
      const fits = (row: CatalogueRow) => choice(row) && (text === '' || textOf(row).includes(text));
      const isPlain = text === '' && query.age === undefined && Object.keys(query.choices).length === 0;
      last = { all, text, choices: query.choices, age: query.age, found: isPlain ? all : narrowed(from, fits) };
      return last.found;
    },
  };
}

interface Narrowed extends Pick<TableQuery, 'text' | 'choices' | 'age'> {
  readonly all: readonly Entry[];
  readonly found: readonly Entry[];
}

/** A function that is asked the same twice answers from memory. */
function keep<Args extends readonly unknown[], Result>(make: (...args: Args) => Result): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    const same = last && args.every((arg, at) => arg === last?.args[at]);
    last = same && last ? last : { args, result: make(...args) };
    return last.result;
  };
}

function entriesOf(rows: readonly CatalogueRow[], versioned: boolean): readonly Entry[] {
  if (!versioned) return rows.map((row) => ({ name: row.name, rows: [row] }));
  const byName = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const known = byName.get(row.name);
    if (known) known.push(row);
    else byName.set(row.name, [row]);
  }
  return [...byName].map(([name, versions]) => ({ name, rows: versions.length === 1 ? versions : newestFirst(versions) }));
}

function newestFirst(rows: readonly CatalogueRow[]): readonly CatalogueRow[] {
  return rows.toSorted((a, b) => compareVersions(b.version, a.version));
}

/** By numbers, the first first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(/[./]/), b.split(/[./]/)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = Number(left[at] ?? 0) - Number(right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** By keys that are made once for each entry: comparing is what a sort does most. */
function sorted(entries: readonly Entry[], sort: Sort | undefined, columns: readonly Column[]): readonly Entry[] {
  const column = columns.find(({ id }) => id === sort?.column);
  if (!sort || !column) return entries;
  const keyed = entries.map((entry) => ({ entry, key: entry.rows[0] ? sortKeyOf(column, entry.rows[0]) : '' }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return keyed.map(({ entry }) => entry);
}

function narrowed(entries: readonly Entry[], fits: (row: CatalogueRow) => boolean): readonly Entry[] {
  return entries.flatMap((entry) => {
    const rows = entry.rows.filter(fits);
    if (rows.length === 0) return [];
    return rows.length === entry.rows.length ? entry : { name: entry.name, rows };
  });
}

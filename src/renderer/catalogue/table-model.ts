// From the rows of a list to the rows of the table. Each step is kept until what it was made from is another value: a page that comes in,
// a letter that is typed and a branch that is opened cost what they change, not what there is.
import type { CatalogueRow } from '../../contract/index.ts';
import { type Column, sortKeyOf } from './columns.ts';
import { choiceTest, narrows, type Sort, searchText, type TableQuery } from './table-query.ts';

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
  const group = keep((rows: readonly CatalogueRow[], versioned: boolean) => entriesOf(rows, versioned));
  const order = keep((entries: readonly Entry[], sort: Sort | undefined, columns: readonly Column[]) => sorted(entries, sort, columns));
  const textsOf = keepTexts();
  const searchable = keep((entries: readonly Entry[]): Found => ({ entries, texts: entries.map(textsOf) }));
  let last: Narrowed | undefined;

  return {
    entries({ rows, versioned, columns, query, now }) {
      const all = order(group(rows, versioned), query.sort, columns);
      const text = query.text.trim().toLowerCase();
      if (!narrows(query)) return all;
      const same = last?.all === all && last.choices === query.choices && last.age === query.age ? last : undefined;
      if (same?.text === text) return same.found.entries;
      // What a longer text finds is among what its beginning found.
      const further = same && text.startsWith(same.text) ? same.found : undefined;
      const choice = choiceTest(query, now);
      const fits = further ? undefined : (row: CatalogueRow) => choice(row);
      last = { all, text, choices: query.choices, age: query.age, found: narrowed(further ?? searchable(all), text, fits) };
      return last.found.entries;
    },
  };
}

/** Entries, and what each of their rows is searched in. */
interface Found {
  readonly entries: readonly Entry[];
  readonly texts: readonly (readonly string[])[];
}

interface Narrowed extends Pick<TableQuery, 'text' | 'choices' | 'age'> {
  readonly all: readonly Entry[];
  readonly found: Found;
}

/** The texts of an entry are made when it is first searched, and again when one of its rows is another. */
function keepTexts(): (entry: Entry) => readonly string[] {
  const byRow = new WeakMap<CatalogueRow, string>();
  const textOf = (row: CatalogueRow) => {
    const known = byRow.get(row) ?? searchText(row);
    byRow.set(row, known);
    return known;
  };
  return ({ rows }) => rows.map(textOf);
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

/** What of the entries has the text in it and fits; where no test is given, all of them do. */
function narrowed({ entries, texts }: Found, text: string, fits: ((row: CatalogueRow) => boolean) | undefined): Found {
  const found: { entries: Entry[]; texts: (readonly string[])[] } = { entries: [], texts: [] };
  entries.forEach((entry, at) => {
    const own = texts[at] ?? [];
    const places = [...entry.rows.keys()].filter((row) => own[row]?.includes(text) && (!fits || fits(entry.rows[row] as CatalogueRow)));
    if (places.length === 0) return;
    const all = places.length === entry.rows.length;
    found.entries.push(all ? entry : { name: entry.name, rows: places.map((row) => entry.rows[row] as CatalogueRow) });
    found.texts.push(all ? own : places.map((row) => own[row] ?? ''));
  });
  return found;
}

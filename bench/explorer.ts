import type { CatalogueRow } from '../src/contract/index.ts';
import { columnsOf } from '../src/renderer/catalogue/columns.ts';
import { generateRows } from '../src/renderer/catalogue/generate-rows.ts';
import { gridRows } from '../src/renderer/catalogue/grid-rows.ts';
import { createTableModel, type Entry } from '../src/renderer/catalogue/table-model.ts';
import { plainQuery, type Sort, type TableQuery } from '../src/renderer/catalogue/table-query.ts';
import type { Goal } from './goals.ts';
import { type Measurement, measure, median, ratio } from './measure.ts';

const ROWS = 50_000;
const columns = columnsOf.component;
const sorts: readonly Sort[] = ['name', 'version', 'created'].map((column) => ({ column, descending: false }));

export interface ExplorerResult {
  readonly what: string;
  readonly kilnMs: number;
  readonly naiveMs: number;
  readonly ratio: number;
}

/** What a table does with 50,000 rows, beside one that does everything anew each time it is asked. */
export async function benchExplorer({ quick }: { quick: boolean }): Promise<readonly ExplorerResult[]> {
  const rows = generateRows(ROWS);
  const rounds = { rounds: quick ? 5 : 15, warmUp: 2 };
  const run = async (what: string, queries: (text: string) => readonly Partial<TableQuery>[], fresh: boolean): Promise<ExplorerResult> => {
    let kiln = kilnTable(rows);
    for (const sort of [undefined, ...sorts]) kiln({ sort }); // it was looked at before
    const contestants = [
      {
        name: 'kiln',
        run: (text: string) => {
          if (fresh) kiln = kilnTable(rows);
          for (const query of queries(text)) kiln(query);
        },
      },
      { name: 'naive', run: (text: string) => queries(text).map((query) => naiveTable(rows, { ...plainQuery, ...query })) },
    ];
    const [own, naive] = (await measure(contestants, (round) => `package ${(round % 9) + 1}7`, rounds)) as [Measurement, Measurement];
    return { what, kilnMs: median(own.rounds), naiveMs: median(naive.rounds), ratio: ratio(own, naive) };
  };
  return [
    await run('opened', () => [{}], true),
    await run('searched, letter by letter', (text) => [...text].map((_, at) => ({ text: text.slice(0, at + 1) })), false),
    await run('put in order by three columns', () => sorts.map((sort) => ({ sort })), false),
  ];
}

/** A table as the window has it, down to the rows of the grid. */
function kilnTable(rows: readonly CatalogueRow[]): (query: Partial<TableQuery>) => number {
  const model = createTableModel();
  const branches = { expanded: new Set<string>(), versioned: true, hasBuilds: true, buildsOf: () => ({ rows: [], note: undefined }) };
  return (query) => {
    const entries = model.entries({ rows, versioned: true, columns, query: { ...plainQuery, ...query }, now: 0 });
    return gridRows(entries, branches).length;
  };
}

/** The same rows in the way that comes to mind first. */
function naiveTable(rows: readonly CatalogueRow[], { sort, text }: TableQuery): readonly Entry[] {
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase()));
  const column = columns.find(({ id }) => id === sort?.column);
  const ordered = column ? found.toSorted((a, b) => column.textOf(a).localeCompare(column.textOf(b), undefined, { numeric: true })) : found;
  return [...Map.groupBy(ordered, ({ name }) => name)].map(([name, versions]) => ({ name, rows: versions }));
}

export function printExplorer(results: readonly ExplorerResult[]): void {
  console.log(`\na table of ${ROWS} rows`.padEnd(42), 'Kiln ms', 'naive ms'.padStart(10), 'ratio'.padStart(8));
  for (const { kilnMs, naiveMs, ratio: part, what } of results)
    console.log(`  ${what.padEnd(38)} ${kilnMs.toFixed(1).padStart(8)} ${naiveMs.toFixed(1).padStart(10)} ${part.toFixed(3).padStart(8)}`);
}

const wanted = [0.8, 0.3, 0.1];

export function goalsOfExplorer(results: readonly ExplorerResult[]): readonly Goal[] {
  return results.map(({ what, ratio: part }, at) => ({
    what: `a table of ${ROWS} rows ${what} × a naive one`,
    measured: part,
    wanted: wanted[at] ?? 1,
    is: 'at most',
  }));
}

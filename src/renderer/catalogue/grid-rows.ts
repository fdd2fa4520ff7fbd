import type { CatalogueOutput, CatalogueRow } from '../../contract/index.ts';
import type { Entry } from './table-model.ts';

/** A row as the grid shows it: a name, a version or resource, a build, or what came out of a build. */
export interface GridRow {
  readonly id: string;
  readonly level: number;
  readonly is: 'name' | 'resource' | 'build' | 'output' | 'note';
  /** Whose cells are shown; of a name, the newest version's. */
  readonly row: CatalogueRow;
  readonly output?: CatalogueOutput | undefined;
  /** Of a name: how many versions are known. Of a note: what it says. */
  readonly versions?: number | undefined;
  readonly note?: string | undefined;
  /** Of what is new or changed here and, while it is closed, below: the ARNs. */
  readonly marked: readonly string[];
  /** undefined for what has nothing below it. */
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

export interface Branches {
  readonly expanded: ReadonlySet<string>;
  readonly versioned: boolean;
  /** Whether versions have builds that can be listed. */
  readonly hasBuilds: boolean;
  /** The builds of a version: those that are known, or why there are none to show. */
  buildsOf(arn: string): { readonly rows: readonly CatalogueRow[]; readonly note: string | undefined };
}

const unmarked: readonly string[] = [];

function markedIn(rows: readonly CatalogueRow[]): readonly string[] {
  const marked = rows.filter(({ mark }) => mark !== undefined);
  return marked.length === 0 ? unmarked : marked.map(({ arn }) => arn);
}

/** Rows further down, and at which level. */
interface Below extends Branches {
  readonly level: number;
}

export const nameId = (name: string): string => `name:${name}`;
export const nameIn = (id: string): string | undefined => (id.startsWith('name:') ? id.slice('name:'.length) : undefined);

/** The entries with what is open below them. A closed entry costs one object and nothing else. */
export function gridRows(entries: readonly Entry[], branches: Branches): readonly GridRow[] {
  const rows: GridRow[] = [];
  entries.forEach(({ name, rows: [newest, ...older] }, index) => {
    if (!newest) return;
    const place = { position: index + 1, siblings: entries.length };
    if (!branches.versioned) {
      rows.push({ id: newest.arn, level: 1, is: 'resource', row: newest, marked: markedIn([newest]), expanded: undefined, ...place });
      return;
    }
    const id = nameId(name);
    // A name with one version is that version: there is nothing to choose in between.
    const expanded = older.length > 0 || branches.hasBuilds ? branches.expanded.has(id) : undefined;
    rows.push({
      id,
      level: 1,
      is: 'name',
      row: newest,
      versions: older.length + 1,
      marked: markedIn([newest, ...older]),
      expanded,
      ...place,
    });
    if (expanded && older.length === 0) pushBuilds(rows, newest, { ...branches, level: 2 });
    else if (expanded) pushVersions(rows, [newest, ...older], branches);
  });
  return rows;
}

function pushVersions(rows: GridRow[], versions: readonly CatalogueRow[], branches: Branches): void {
  versions.forEach((row, index) => {
    const expanded = branches.hasBuilds ? branches.expanded.has(row.arn) : undefined;
    const place = { position: index + 1, siblings: versions.length };
    rows.push({ id: row.arn, level: 2, is: 'resource', row, marked: markedIn([row]), expanded, ...place });
    if (expanded) pushBuilds(rows, row, { ...branches, level: 3 });
  });
}

function pushBuilds(rows: GridRow[], version: CatalogueRow, { buildsOf, expanded, level }: Below): void {
  const { rows: builds, note } = buildsOf(version.arn);
  if (note !== undefined) rows.push({ ...noteBelow(version, note), level, position: 1, siblings: 1 });
  builds.forEach((row, index) => {
    const open = row.outputs.length === 0 ? undefined : expanded.has(row.arn);
    const place = { position: index + 1, siblings: builds.length };
    rows.push({ id: row.arn, level, is: 'build', row, marked: markedIn([row]), expanded: open, ...place });
    if (open) pushOutputs(rows, row, level + 1);
  });
}

const noteBelow = (version: CatalogueRow, note: string) =>
  ({ id: `note:${version.arn}`, is: 'note', row: version, note, marked: unmarked, expanded: undefined }) as const;

function pushOutputs(rows: GridRow[], build: CatalogueRow, level: number): void {
  build.outputs.forEach((output, index) => {
    const place = { position: index + 1, siblings: build.outputs.length };
    const id = `${build.arn}#${output.region}#${output.id}`;
    rows.push({ id, level, is: 'output', row: build, output, marked: unmarked, expanded: undefined, ...place });
  });
}

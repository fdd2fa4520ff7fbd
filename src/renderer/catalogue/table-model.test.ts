import { describe, expect, it } from 'vitest';
import type { CatalogueRow } from '../../contract/index.ts';
import { columnsOf } from './columns.ts';
import { generateRows } from './generate-rows.ts';
import { compareVersions, createTableModel, type TableInput } from './table-model.ts';
import { plainQuery, type TableQuery } from './table-query.ts';

const now = Date.UTC(2026, 0, 1);
const [sample] = generateRows(1);
const row = (changes: Partial<CatalogueRow>): CatalogueRow => ({
  ...(sample as CatalogueRow),
  arn: `${changes.name}/${changes.version}`,
  ...changes,
});
const input = (rows: readonly CatalogueRow[], query: Partial<TableQuery> = {}): TableInput => ({
  rows,
  versioned: true,
  columns: columnsOf.component,
  query: { ...plainQuery, ...query },
  now,
});
const rows = [
  row({ name: 'web', version: '1.9.0', platform: 'Linux' }),
  row({ name: 'Agent', version: '2.0.0', platform: 'Windows', description: 'watches' }),
  row({ name: 'web', version: '1.10.0', platform: 'Windows', created: '2025-12-31T20:00:00.000Z' }),
];
const namesOf = (query: Partial<TableQuery>) =>
  createTableModel()
    .entries(input(rows, query))
    .map(({ name }) => name);

describe('a table', () => {
  it('has a name once, with its versions from the newest on', () => {
    const [web, agent] = createTableModel().entries(input(rows));
    expect(web?.rows.map(({ version }) => version)).toEqual(['1.10.0', '1.9.0']);
    expect(agent?.name).toBe('Agent');
  });

  it('keeps the order of AWS until a column is chosen; case does not count, versions go by their numbers', () => {
    expect(namesOf({})).toEqual(['web', 'Agent']);
    expect(namesOf({ sort: { column: 'name', descending: false } })).toEqual(['Agent', 'web']);
    expect(namesOf({ sort: { column: 'version', descending: false } })).toEqual(['web', 'Agent']);
    expect(namesOf({ sort: { column: 'version', descending: true } })).toEqual(['Agent', 'web']);
  });

  it('is searched in everything that rows tell', () => {
    expect(namesOf({ text: ' WATCH' })).toEqual(['Agent']);
    expect(namesOf({ text: '1.9' })).toEqual(['web']);
    expect(namesOf({ text: 'nothing like it' })).toEqual([]);
  });

  it('leaves out the versions that do not fit', () => {
    const [web] = createTableModel().entries(input(rows, { choices: { platform: 'Linux' } }));
    expect(web?.rows.map(({ version }) => version)).toEqual(['1.9.0']);
    expect(namesOf({ age: 'day' })).toEqual(['web']);
  });

  it('finds the same whether a text is typed letter by letter or at once, forwards and back', () => {
    const model = createTableModel();
    const many = generateRows(500);
    const type = (text: string) => model.entries(input(many, { ...plainQuery, text })).map(({ name }) => name);
    for (const text of ['p', 'pa', 'pac', 'package 9', 'package 97', 'package', ''])
      expect(type(text)).toEqual(
        createTableModel()
          .entries(input(many, { text }))
          .map(({ name }) => name),
      );
  });

  it('is the same table when nothing changed, so that nothing is drawn again', () => {
    const model = createTableModel();
    const asked = input(generateRows(100), { text: 'linux', sort: { column: 'name', descending: true } });
    expect(model.entries(asked)).toBe(model.entries({ ...asked }));
  });

  it('holds 50,000 versions of 5,000 names', () => {
    const entries = createTableModel().entries(input(generateRows(50_000), { sort: { column: 'created', descending: true } }));
    expect(entries).toHaveLength(5000);
    expect(entries.every(({ rows: versions }) => versions.length === 10)).toBe(true);
    const created = entries.map(({ rows: [newest] }) => newest?.created ?? '');
    expect(created).toEqual(created.toSorted().reverse());
  });
});

it('versions are compared by their numbers', () => {
  expect(['1.10.0', '1.9.0', '1.9.0/2', '1.9.0/10', '0.99.99'].toSorted(compareVersions)).toEqual([
    '0.99.99',
    '1.9.0',
    '1.9.0/2',
    '1.9.0/10',
    '1.10.0',
  ]);
});

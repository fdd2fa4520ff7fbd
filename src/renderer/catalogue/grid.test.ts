import { describe, expect, it } from 'vitest';
import type { CatalogueRow } from '../../contract/index.ts';
import { generateRows } from './generate-rows.ts';
import { findTyped, moveInGrid } from './grid-keys.ts';
import { type Branches, gridRows, nameId } from './grid-rows.ts';

const [sample] = generateRows(1);
const row = (name: string, version: string, changes: Partial<CatalogueRow> = {}): CatalogueRow => ({
  ...(sample as CatalogueRow),
  ...{ name, version, arn: `arn:aws:imagebuilder:r:1:image/${name}/${version}` },
  ...changes,
});
const web = { name: 'web', rows: [row('web', '1.1.0'), row('web', '1.0.0', { mark: 'new' })] };
const agent = { name: 'agent', rows: [row('agent', '1.0.0')] };
const build = row('web', '1.1.0/1', { outputs: [{ kind: 'ami', region: 'eu-west-1', accountId: '2', id: 'ami-1' }] });
const branches = (expanded: readonly string[], changes: Partial<Branches> = {}): Branches => ({
  expanded: new Set(expanded),
  versioned: true,
  hasBuilds: true,
  buildsOf: () => ({ rows: [build], note: undefined }),
  ...changes,
});
const shape = (expanded: readonly string[], changes: Partial<Branches> = {}) =>
  gridRows([web, agent], branches(expanded, changes)).map(
    ({ is, level, row: { version }, output, note }) => `${level} ${is} ${output?.id ?? note ?? version}`,
  );

describe('the rows of a grid', () => {
  it('are names, then versions, builds and what came out of them as they are opened', () => {
    const open = [nameId('web'), web.rows[0]?.arn ?? '', build.arn];
    expect(shape([])).toEqual(['1 name 1.1.0', '1 name 1.0.0']);
    expect(shape(open)).toEqual([
      '1 name 1.1.0',
      '2 resource 1.1.0',
      '3 build 1.1.0/1',
      '4 output ami-1',
      '2 resource 1.0.0',
      '1 name 1.0.0',
    ]);
  });

  it('leave the version of a name out that has one alone', () => {
    expect(shape([nameId('agent')])).toEqual(['1 name 1.1.0', '1 name 1.0.0', '2 build 1.1.0/1']);
    expect(gridRows([agent], branches([], { hasBuilds: false }))[0]?.expanded).toBeUndefined();
  });

  it('say why there are no builds', () => {
    const changes = { buildsOf: () => ({ rows: [], note: 'Reading…' }) };
    expect(shape([nameId('agent')], changes)).toEqual(['1 name 1.1.0', '1 name 1.0.0', '2 note Reading…']);
  });

  it('are marked where something below them is new', () => {
    expect(gridRows([web, agent], branches([])).map(({ marked }) => marked.length)).toEqual([1, 0]);
  });

  it('are resources alone for kinds without versions', () => {
    expect(shape([], { versioned: false })).toEqual(['1 resource 1.1.0', '1 resource 1.0.0']);
  });
});

describe('the keys of a grid', () => {
  const rows = gridRows([web, agent], branches([nameId('web')]));
  const press = (key: string, at: number, shiftKey = false) => moveInGrid(rows, { at, page: 2 }, { key, shiftKey });

  it('move, and stop at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ type: 'go', to: 1, extend: false });
    expect(press('ArrowUp', 0, true)).toEqual({ type: 'go', to: 0, extend: true });
    expect(press('PageDown', 0)).toEqual({ type: 'go', to: 2, extend: false });
    expect(press('End', 0)).toEqual({ type: 'go', to: rows.length - 1, extend: false });
    expect(press('ArrowUp', -1)).toEqual({ type: 'go', to: rows.length - 1, extend: false });
  });

  it('open and close, and go to what is above', () => {
    expect(press('ArrowRight', 0)).toEqual({ type: 'go', to: 1, extend: false });
    expect(press('ArrowRight', 1)).toEqual({ type: 'toggle', at: 1 });
    expect(press('ArrowLeft', 2)).toEqual({ type: 'go', to: 0, extend: false });
    expect(press('ArrowLeft', 0)).toEqual({ type: 'toggle', at: 0 });
    expect(press('Enter', 2)).toEqual({ type: 'open', at: 2 });
    expect(press(' ', 2)).toEqual({ type: 'mark', at: 2 });
  });

  it('do nothing where there is no row, and leave other keys to others', () => {
    expect(moveInGrid([], { at: -1, page: 2 }, { key: 'ArrowDown', shiftKey: false })).toBeUndefined();
    expect(press('Escape', 0)).toBeUndefined();
  });

  it('find names by how they begin, round to the start', () => {
    expect(findTyped(rows, 0, 'a')).toBe(3);
    expect(findTyped(rows, 3, 'w')).toBe(0);
    expect(findTyped(rows, 0, 'we')).toBe(0);
    expect(findTyped(rows, 0, 'x')).toBe(-1);
  });
});

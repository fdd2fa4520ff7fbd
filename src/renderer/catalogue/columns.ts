import type { CatalogueRow, ResourceKind } from '../../contract/index.ts';

export interface Column {
  readonly id: string;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  /** How the text of a cell is meant. */
  readonly is: 'text' | 'version' | 'state' | 'date' | 'code';
  textOf(row: CatalogueRow): string;
}

type Look = Pick<Column, 'width'> & { readonly is?: Column['is'] };
type Member = Exclude<keyof CatalogueRow, 'more' | 'outputs' | 'mark' | 'kind'>;

const column = (id: Member, title: string, { width, is = 'text' }: Look): Column => ({ id, title, width, is, textOf: (row) => row[id] });
const more = (id: string, title: string, { width, is = 'text' }: Look): Column => ({
  ...{ id, title, width, is },
  textOf: (row) => row.more[id] ?? '',
});

const name = column('name', 'Name', { width: 280 });
const version = column('version', 'Version', { width: 96, is: 'version' });
const platform = column('platform', 'Platform', { width: 80 });
const type = column('type', 'Type', { width: 96 });
const owner = column('owner', 'Owner', { width: 120 });
const state = column('state', 'State', { width: 120, is: 'state' });
const created = column('created', 'Created', { width: 128, is: 'date' });
const updated = column('updated', 'Updated', { width: 128, is: 'date' });
const description = column('description', 'Description', { width: 320 });
const parentImage = more('parentImage', 'Parent image', { width: 280, is: 'code' });
const outputs: Column = {
  ...{ id: 'outputs', title: 'Outputs', width: 240, is: 'text' },
  textOf: ({ outputs: all }) => all.map(({ id }) => id).join(', '),
};

/** What the lists of each kind tell, in the order of the table; the name is always first. */
export const columnsOf: Readonly<Record<ResourceKind, readonly Column[]>> = {
  component: [name, version, platform, type, owner, state, created, description],
  'image-recipe': [name, version, platform, parentImage, owner, created],
  'container-recipe': [name, version, platform, type, parentImage, owner, created],
  'image-pipeline': [
    name,
    { ...state, title: 'Status' },
    platform,
    more('recipe', 'Recipe', { width: 280, is: 'code' }),
    more('schedule', 'Schedule', { width: 160, is: 'code' }),
    more('lastRun', 'Last run', { width: 128, is: 'date' }),
    more('lastResult', 'Last result', { width: 120, is: 'state' }),
    more('nextRun', 'Next run', { width: 128, is: 'date' }),
    created,
  ],
  'infrastructure-configuration': [
    name,
    more('instanceTypes', 'Instance types', { width: 160 }),
    more('instanceProfile', 'Instance profile', { width: 240 }),
    updated,
    created,
    description,
  ],
  'distribution-configuration': [name, more('regions', 'Regions', { width: 240 }), updated, created, description],
  image: [
    name,
    version,
    state,
    outputs,
    platform,
    more('osVersion', 'Operating system', { width: 160 }),
    type,
    more('buildType', 'Started by', { width: 120 }),
    owner,
    created,
  ],
  workflow: [name, version, type, owner, state, created, description],
  'lifecycle-policy': [
    name,
    { ...state, title: 'Status' },
    { ...type, title: 'Resources', width: 128 },
    more('lastRun', 'Last run', { width: 128, is: 'date' }),
    updated,
    created,
    description,
  ],
};

/** By what rows are put in order: case does not count, and numbers in names and versions go by what they are worth. */
export function sortKeyOf({ is, textOf }: Column, row: CatalogueRow): string {
  const text = textOf(row);
  return is === 'date' ? text : text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

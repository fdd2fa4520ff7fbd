import type { ResourceKind } from './resource-kinds.ts';

/** Whose resources a list holds, as the API names it. */
export const owners = ['Self', 'Shared', 'Amazon', 'ThirdParty', 'AWSMarketplace'] as const;
export type Owner = (typeof owners)[number];

/** What lists can be narrowed by. */
export const filterNames = ['name', 'platform', 'type', 'state'] as const;
export type FilterName = (typeof filterNames)[number];

/** What the API can do for the list of a kind. */
export interface ListAbilities {
  /** Whose resources it lists. */
  readonly owners: readonly Owner[];
  /** What it filters by, for exact values, with the name that the API has for it. */
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  /** Rows are versions, several of a name. */
  readonly versioned: boolean;
  /** A version of one's own has builds, which are a list too. */
  readonly builds: boolean;
}

const everybody = owners;

export const listAbilities: Readonly<Record<ResourceKind, ListAbilities>> = {
  component: {
    owners: everybody,
    filters: { name: 'name', platform: 'platform', type: 'type', state: 'status' },
    versioned: true,
    builds: true,
  },
  'image-recipe': { owners: everybody, filters: { name: 'name', platform: 'platform' }, versioned: true, builds: false },
  'container-recipe': {
    owners: ['Self', 'Shared', 'Amazon'],
    filters: { name: 'name', platform: 'platform', type: 'containerType' },
    versioned: true,
    builds: false,
  },
  'image-pipeline': { owners: ['Self'], filters: { name: 'name', state: 'status' }, versioned: false, builds: false },
  'infrastructure-configuration': { owners: ['Self'], filters: { name: 'name' }, versioned: false, builds: false },
  'distribution-configuration': { owners: ['Self'], filters: { name: 'name' }, versioned: false, builds: false },
  image: { owners: everybody, filters: { name: 'name', platform: 'platform', type: 'type' }, versioned: true, builds: true },
  workflow: { owners: ['Self', 'Amazon'], filters: { name: 'name', type: 'type' }, versioned: true, builds: true },
  'lifecycle-policy': {
    owners: ['Self'],
    filters: { name: 'name', type: 'resourceType', state: 'status' },
    versioned: false,
    builds: false,
  },
};

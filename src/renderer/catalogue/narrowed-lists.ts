import { type CatalogueList, type FilterName, listAbilities, type ResourceKind } from '../../contract/index.ts';
import { type ChoiceName, choiceNames, type TableQuery } from './table-query.ts';

type Filters = NonNullable<CatalogueList['filters']>;

/** The lists that AWS itself narrows, while not everything is known here; undefined where that would tell no more. */
export interface NarrowedLists {
  /** By what was chosen. */
  readonly chosen: CatalogueList | undefined;
  /** By the text as a whole name: AWS compares names for being the same, not for what they contain. */
  readonly named: CatalogueList | undefined;
}

/** What AWS leaves out of a list unless it is asked for it by name. */
const hidden: ReadonlySet<string> = new Set(['DEPRECATED', 'DISABLED']);
const wholeName = /^[\w][\w -]{2,127}$/;

export function narrowedLists(kind: ResourceKind, { choices, owner, text }: TableQuery, whole: boolean): NarrowedLists {
  const able = listAbilities[kind].filters;
  const asked = choiceNames.filter((name) => choices[name] !== undefined && able[name] !== undefined);
  const needed = whole ? asked.filter((name) => name === 'state' && hidden.has(choices[name] ?? '')) : asked;
  const filters = filtersOf(choices, needed);
  const name = text.trim();
  return {
    chosen: needed.length === 0 ? undefined : { kind, owner, filters },
    named: !whole && wholeName.test(name) ? { kind, owner, filters: { ...filters, name: [name] } } : undefined,
  };
}

function filtersOf(choices: TableQuery['choices'], names: readonly ChoiceName[]): Filters {
  return Object.fromEntries(names.map((name): [FilterName, string[]] => [name, [choices[name] ?? '']]));
}

/** What each filter of a table can be set to. Versions of images and workflows have no state; their builds have. */
export const knownChoices: Readonly<Partial<Record<ResourceKind, Readonly<Partial<Record<ChoiceName, readonly string[]>>>>>> = {
  component: { platform: ['Linux', 'Windows', 'macOS'], type: ['BUILD', 'TEST'], state: ['ACTIVE', 'DEPRECATED', 'DISABLED'] },
  'image-recipe': { platform: ['Linux', 'Windows', 'macOS'] },
  'container-recipe': { platform: ['Linux', 'Windows'] },
  'image-pipeline': { state: ['ENABLED', 'DISABLED'] },
  image: { platform: ['Linux', 'Windows', 'macOS'], type: ['AMI', 'DOCKER'] },
  workflow: { type: ['BUILD', 'TEST', 'DISTRIBUTION'] },
  'lifecycle-policy': { type: ['AMI_IMAGE', 'CONTAINER_IMAGE'], state: ['ENABLED', 'DISABLED'] },
};

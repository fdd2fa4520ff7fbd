import type { Account } from '../account.ts';
import { catalogueResources } from '../catalogue/resources.ts';
import type { Filter } from '../protocol/imagebuilder-shapes.ts';
import { listedArns } from '../ram/grants.ts';
import {
  findResource,
  isSameName,
  type ListLevel,
  listResources,
  type Part,
  type ResourceKind,
  type ResourceRow,
} from '../store/resources.ts';
import { toSlug } from './arn.ts';
import { type FilterFields, matcher } from './filters.ts';
import { type Page, type PageRequest, page } from './page.ts';

export interface ListRequest extends PageRequest {
  readonly filters?: readonly Filter[] | undefined;
  /** Whose resources. Third parties and the Marketplace have none here. */
  readonly owner?: string | undefined;
}

export interface Listing<Body> {
  readonly kind: ResourceKind;
  readonly level: ListLevel;
  readonly fields: FilterFields<ResourceRow<Body>>;
  /** What a list is limited to besides its filters. */
  readonly only?: (row: ResourceRow<Body>) => boolean;
  /** The names, as ARNs spell them, outside of which `only` lets nothing through. */
  readonly slugs?: readonly string[] | undefined;
  /** Tells lists apart that have the same filters but not the same rows (the ARN of a parent). */
  readonly scope?: string | undefined;
}

/** One page of a kind's resources that the request's filters let through. */
export function list<Body>(account: Account, request: ListRequest, listing: Listing<Body>): Page<ResourceRow<Body>> {
  const { kind, level, fields, only = () => true } = listing;
  const matches = matcher(request.filters, fields);
  const scope = [kind, level, listing.scope ?? '', request.owner ?? 'Self', request.filters ?? []];
  return page(request, scope, function* (after) {
    const wanted = { kind, level, after, slugs: listing.slugs ?? slugsIn(kind, request.filters) };
    for (const row of rowsOf<Body>(account, request.owner ?? 'Self', wanted)) if (only(row) && matches(row)) yield row;
  });
}

/** Names that are filtered for are looked up; those of workflows stand behind a type. */
function slugsIn(kind: ResourceKind, filters: readonly Filter[] | undefined): readonly string[] | undefined {
  const names = filters?.find(({ name }) => name === 'name')?.values;
  return kind === 'workflow' ? undefined : names?.map(toSlug);
}

interface Wanted extends Part {
  readonly kind: ResourceKind;
}

function rowsOf<Body>(account: Account, owner: string, wanted: Wanted): Iterable<ResourceRow<Body>> {
  if (owner === 'Self') return listResources<Body>(account, wanted.kind, wanted);
  if (owner === 'Shared') return sharedRows<Body>(account, wanted);
  // Of each name there is one version with one build, so that every level lists the same.
  if (owner === 'Amazon') return catalogueResources<Body>(wanted.kind, account.region).filter(({ sequence }) => sequence > wanted.after);
  return [];
}

/** What others share with the account, in the order of creation; of what is listed by version or name, the newest that is shared. */
function sharedRows<Body>(account: Account, { kind, level, after }: Wanted): readonly ResourceRow<Body>[] {
  const rows = listedArns(account).flatMap((arn) => findResource<Body>(account.store, arn) ?? []);
  const newestFirst = rows.filter((row) => row.kind === kind).sort((a, b) => b.sequence - a.sequence);
  const shown = newestFirst.filter((row, index) => !newestFirst.slice(0, index).some((newer) => isSameName(newer, row, level)));
  return shown.filter((row) => row.sequence > after).reverse();
}

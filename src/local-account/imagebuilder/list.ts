import type { Account } from '../account.ts';
import type { Filter } from '../protocol/imagebuilder-shapes.ts';
import { type ListLevel, listResources, type ResourceKind, type ResourceRow } from '../store/resources.ts';
import { type FilterFields, matcher } from './filters.ts';
import { type Page, type PageRequest, page } from './page.ts';

export interface ListRequest extends PageRequest {
  readonly filters?: readonly Filter[] | undefined;
  /** Whose resources; the local account holds its own alone. */
  readonly owner?: string | undefined;
}

export interface Listing<Body> {
  readonly kind: ResourceKind;
  readonly level: ListLevel;
  readonly fields: FilterFields<ResourceRow<Body>>;
  /** What a list is limited to besides its filters. */
  readonly only?: (row: ResourceRow<Body>) => boolean;
  /** Tells lists apart that have the same filters but not the same rows (the ARN of a parent). */
  readonly scope?: string | undefined;
}

/** One page of a kind's resources that the request's filters let through. */
export function list<Body>(account: Account, request: ListRequest, listing: Listing<Body>): Page<ResourceRow<Body>> {
  const { kind, level, fields, only = () => true } = listing;
  const matches = matcher(request.filters, fields);
  const scope = [kind, level, listing.scope ?? '', request.owner ?? 'Self', request.filters ?? []];
  return page(request, scope, function* (after) {
    if ((request.owner ?? 'Self') !== 'Self') return;
    for (const row of listResources<Body>(account, kind, { level, after })) if (only(row) && matches(row)) yield row;
  });
}

import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { resourceTypeOf, resourceTypes } from './entities.ts';
import type { Share } from './records.ts';
import { invalidToken, sharesOf } from './shares.ts';

interface ListRequest {
  readonly resourceOwner: 'SELF' | 'OTHER-ACCOUNTS';
  readonly resourceShareArns?: readonly string[];
  readonly resourceType?: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

interface ListResourcesRequest extends ListRequest {
  readonly principal?: string;
  readonly resourceArns?: readonly string[];
}

/** What the account shares, or what is shared with it: once for each share that it is in. */
export function listResources(account: Account, input: ListResourcesRequest): object {
  const of = wantedShares(account, input).filter(({ body }) => isMember(body.principals, input.principal));
  const all = of.flatMap(({ id, body }) =>
    body.resources.map(({ arn, since }) => ({
      arn,
      type: resourceTypeOf(arn),
      resourceShareArn: id,
      status: 'AVAILABLE',
      creationTime: new Date(since),
      lastUpdatedTime: new Date(since),
      resourceRegionScope: 'REGIONAL',
    })),
  );
  const found = all.filter(
    ({ arn, type }) => (input.resourceArns?.includes(arn) ?? true) && (input.resourceType === undefined || type === input.resourceType),
  );
  const place = { size: input.maxResults ?? 500, token: input.nextToken, invalid: invalidToken };
  const page = pageOf(found, ({ resourceShareArn, arn }) => `${resourceShareArn} ${arn}`, place);
  return { resources: page.items, nextToken: page.token };
}

interface ListPrincipalsRequest extends ListRequest {
  readonly principals?: readonly string[];
  readonly resourceArn?: string;
}

/** Whom the account shares with; asked about others' shares, who shares with it. */
export function listPrincipals(account: Account, input: ListPrincipalsRequest): object {
  const of = wantedShares(account, input).filter(
    ({ body }) =>
      (input.resourceArn === undefined || body.resources.some(({ arn }) => arn === input.resourceArn)) &&
      (input.resourceType === undefined || body.resources.some(({ arn }) => resourceTypeOf(arn) === input.resourceType)),
  );
  const all = of.flatMap(({ id, accountId, body }) => {
    const times = { creationTime: new Date(body.created), lastUpdatedTime: new Date(body.updated) };
    if (input.resourceOwner === 'OTHER-ACCOUNTS') return [{ id: accountId, resourceShareArn: id, external: true, ...times }];
    return body.principals.map((principal) => ({ id: principal.id, resourceShareArn: id, external: principal.external, ...times }));
  });
  const found = all.filter(({ id }) => input.principals?.includes(id) ?? true);
  const place = { size: input.maxResults ?? 500, token: input.nextToken, invalid: invalidToken };
  const page = pageOf(found, ({ resourceShareArn, id }) => `${resourceShareArn} ${id}`, place);
  return { principals: page.items, nextToken: page.token };
}

/** The types that the local account can share. */
export function listResourceTypes(): object {
  const types = Object.values(resourceTypes).map((resourceType) => ({
    resourceType,
    serviceName: 'imagebuilder',
    resourceRegionScope: 'REGIONAL',
  }));
  return { resourceTypes: types };
}

function wantedShares(account: Account, { resourceOwner, resourceShareArns }: ListRequest): readonly Share[] {
  return sharesOf(account, resourceOwner).filter(({ id }) => resourceShareArns?.includes(id) ?? true);
}

function isMember(principals: Share['body']['principals'], wanted: string | undefined): boolean {
  return wanted === undefined || principals.some(({ id }) => id === wanted);
}

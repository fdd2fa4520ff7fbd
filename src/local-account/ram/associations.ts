import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { isUsedByOthers } from '../store/wildcard-references.ts';
import { checkShareable, toPrincipal } from './entities.ts';
import { sharesWith } from './grants.ts';
import { invite, uninvite } from './invitations.ts';
import { getShare, type SharedResource, type SharePrincipal, shares } from './records.ts';

interface Entities {
  readonly resourceArns?: readonly string[];
  readonly principals?: readonly string[];
}

interface AssociateRequest extends Entities {
  readonly resourceShareArn: string;
}

/** Adds resources and principals; those that are in it stay as they are. */
export function associateResourceShare(account: Account, { resourceShareArn: arn, ...entities }: AssociateRequest): object {
  associate(account, arn, entities);
  const { id, body } = getShare(account, arn);
  const added = [
    ...body.resources.filter((resource) => entities.resourceArns?.includes(resource.arn)).map(resourceEntry),
    ...body.principals.filter((principal) => entities.principals?.some((one) => one.includes(principal.id))).map(principalEntry),
  ];
  return { resourceShareAssociations: added.map((entry) => ({ resourceShareArn: id, resourceShareName: body.name, ...entry })) };
}

/** The same, for a share that is being made. */
export function associate(account: Account, arn: string, { resourceArns = [], principals = [] }: Entities): void {
  const { body } = getShare(account, arn);
  const since = account.clock.now().toISOString();
  for (const resource of resourceArns) checkShareable(account, resource);
  const joining = principals.map((id) => toPrincipal(account, id, { allowsExternal: body.allowsExternal, since }));
  const next = {
    ...body,
    updated: since,
    resources: merged(
      body.resources,
      resourceArns.map((resource) => ({ arn: resource, since })),
      ({ arn: key }) => key,
    ),
    principals: merged(body.principals, joining, ({ id }) => id),
  };
  shares.put(account, arn, next);
  invite(account, arn, next);
}

function merged<Item>(present: readonly Item[], added: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map([...added, ...present].map((item) => [keyOf(item), item])).values()];
}

/** Takes resources and principals out; a resource that other accounts have come to use stays. */
export function disassociateResourceShare(account: Account, input: AssociateRequest): object {
  const { resourceShareArn: arn, resourceArns = [], principals = [] } = input;
  const { body } = getShare(account, arn);
  const resources = body.resources.filter((resource) => resourceArns.includes(resource.arn));
  const leaving = body.principals.filter(({ id }) => principals.some((one) => one.includes(id)));
  if (resources.length + leaving.length < resourceArns.length + principals.length) {
    throw new AwsError('UnknownResourceException', 'The resource share does not hold all that is to be taken out of it.');
  }
  checkUnused(account, leaving.length > 0 ? body.resources : resources);
  shares.put(account, arn, {
    ...body,
    updated: account.clock.now().toISOString(),
    resources: body.resources.filter((resource) => !resources.includes(resource)),
    principals: body.principals.filter((principal) => !leaving.includes(principal)),
  });
  const gone = leaving.map(({ id }) => id);
  uninvite(account, arn, gone);
  const entries = [...resources.map(resourceEntry), ...leaving.map(principalEntry)];
  const of = { resourceShareArn: arn, resourceShareName: body.name };
  return { resourceShareAssociations: entries.map((entry) => ({ ...of, ...entry, status: 'DISASSOCIATED' })) };
}

/** The user guide: a resource cannot be unshared while consumers depend on it. RAM has one code for what a state does not allow. */
export function checkUnused({ store }: Account, resources: readonly SharedResource[]): void {
  const used = resources.find(({ arn }) => isUsedByOthers(store, arn));
  if (!used) return;
  throw new AwsError('OperationNotPermittedException', `Resource ${used.arn} is used by resources of other accounts.`);
}

interface GetRequest {
  readonly associationType: 'PRINCIPAL' | 'RESOURCE' | 'SOURCE';
  readonly resourceShareArns?: readonly string[];
  readonly resourceArn?: string;
  readonly principal?: string;
  readonly associationStatus?: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** What stands in the shares of this account, and in those of others that it is in. */
export function getResourceShareAssociations(account: Account, input: GetRequest): object {
  const all = [...shares.list(account), ...sharesWith(account)].filter(({ id }) => input.resourceShareArns?.includes(id) ?? true);
  const entries = all.flatMap(({ id, body }) => {
    const found = input.associationType === 'RESOURCE' ? body.resources.map(resourceEntry) : [];
    const principals = input.associationType === 'PRINCIPAL' ? body.principals.map(principalEntry) : [];
    return [...found, ...principals].map((entry) => ({ resourceShareArn: id, resourceShareName: body.name, ...entry }));
  });
  const wanted = input.associationType === 'RESOURCE' ? input.resourceArn : input.principal;
  const matching = entries.filter(
    ({ associatedEntity, status }) =>
      (wanted === undefined || associatedEntity === wanted) && (input.associationStatus ?? status) === status,
  );
  const invalid = () => new AwsError('InvalidNextTokenException', 'The nextToken is not valid.');
  const keyOf = ({ resourceShareArn, associatedEntity }: (typeof entries)[number]) => `${resourceShareArn} ${associatedEntity}`;
  const page = pageOf(matching, keyOf, { size: input.maxResults ?? 500, token: input.nextToken, invalid });
  return { resourceShareAssociations: page.items, nextToken: page.token };
}

function resourceEntry({ arn, since }: SharedResource) {
  const times = { creationTime: new Date(since), lastUpdatedTime: new Date(since) };
  return { associatedEntity: arn, associationType: 'RESOURCE', status: 'ASSOCIATED', external: false, ...times };
}

function principalEntry({ id, external, status, since }: SharePrincipal) {
  const times = { creationTime: new Date(since), lastUpdatedTime: new Date(since) };
  return { associatedEntity: id, associationType: 'PRINCIPAL', status: status as string, external, ...times };
}

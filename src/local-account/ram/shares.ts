import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { associate, checkUnused } from './associations.ts';
import { sharesWith } from './grants.ts';
import { uninvite } from './invitations.ts';
import { getShare, newShareArn, type Share, type ShareRecord, shares } from './records.ts';

interface CreateRequest {
  readonly name: string;
  readonly resourceArns?: readonly string[];
  readonly principals?: readonly string[];
  readonly tags?: ShareRecord['tags'];
  readonly allowExternalPrincipals?: boolean;
}

/** A new share, with what it holds and for whom, both of which may come later. */
export function createResourceShare(account: Account, input: CreateRequest): object {
  const now = account.clock.now().toISOString();
  const empty: ShareRecord = {
    name: input.name,
    featureSet: 'STANDARD',
    allowsExternal: input.allowExternalPrincipals ?? true,
    tags: input.tags ?? [],
    created: now,
    updated: now,
    resources: [],
    principals: [],
  };
  const arn = newShareArn(account);
  shares.put(account, arn, empty);
  associate(account, arn, input);
  return { resourceShare: toShare(getShare(account, arn)) };
}

interface UpdateRequest {
  readonly resourceShareArn: string;
  readonly name?: string;
  readonly allowExternalPrincipals?: boolean;
}

/** Its name, and whether accounts from outside may be added from now on. */
export function updateResourceShare(account: Account, { resourceShareArn: arn, name, allowExternalPrincipals }: UpdateRequest): object {
  const { body } = getShare(account, arn);
  const updated = account.clock.now().toISOString();
  const allowsExternal = allowExternalPrincipals ?? body.allowsExternal;
  shares.put(account, arn, { ...body, updated, name: name ?? body.name, allowsExternal });
  return { resourceShare: toShare(getShare(account, arn)) };
}

interface OfShare {
  readonly resourceShareArn: string;
}

/** Refused while somebody uses what it holds. */
export function deleteResourceShare(account: Account, { resourceShareArn: arn }: OfShare): object {
  const { body } = getShare(account, arn);
  checkUnused(account, body.resources);
  const invited = body.principals.map(({ id }) => id);
  uninvite(account, arn, invited);
  shares.remove(account, arn);
  return { returnValue: true };
}

interface GetRequest {
  readonly resourceOwner: 'SELF' | 'OTHER-ACCOUNTS';
  readonly resourceShareArns?: readonly string[];
  readonly resourceShareStatus?: string;
  readonly name?: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** The account's shares, or those of others that it is in. */
export function getResourceShares(account: Account, input: GetRequest): object {
  const found = sharesOf(account, input.resourceOwner).filter(
    ({ id, body }) =>
      (input.resourceShareArns?.includes(id) ?? true) &&
      (input.name ?? body.name) === body.name &&
      (input.resourceShareStatus ?? 'ACTIVE') === 'ACTIVE',
  );
  const page = pageOf(found, ({ id }) => id, { size: input.maxResults ?? 500, token: input.nextToken, invalid: invalidToken });
  return { resourceShares: page.items.map(toShare), nextToken: page.token };
}

/** Own shares, or those of others that the account is in and that lists show. */
export function sharesOf(account: Account, owner: GetRequest['resourceOwner']): readonly Share[] {
  if (owner === 'SELF') return shares.list(account);
  return sharesWith(account).filter(({ body }) => body.featureSet === 'STANDARD');
}

export function invalidToken(): AwsError {
  return new AwsError('InvalidNextTokenException', 'The nextToken is not valid.');
}

function toShare({ id, accountId, body }: Share): object {
  return {
    resourceShareArn: id,
    name: body.name,
    owningAccountId: accountId,
    allowExternalPrincipals: body.allowsExternal,
    status: 'ACTIVE',
    tags: body.tags,
    creationTime: new Date(body.created),
    lastUpdatedTime: new Date(body.updated),
    featureSet: body.featureSet,
  };
}

// What can be put into a share: Image Builder's shareable resources of the account, and who may see them.
import { parseArn } from '../imagebuilder/arn.ts';
import { isPrincipalOf, membershipOf } from '../organizations/membership.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { findResource, type ResourceKind } from '../store/resources.ts';
import { invalidParameter, organizationSharing, type SharePrincipal } from './records.ts';

/** RAM's names of what Image Builder lets be shared. */
export const resourceTypes: Partial<Readonly<Record<ResourceKind, string>>> = {
  component: 'imagebuilder:Component',
  'container-recipe': 'imagebuilder:ContainerRecipe',
  image: 'imagebuilder:Image',
  'image-recipe': 'imagebuilder:ImageRecipe',
};

/** RAM's name of the type of a resource; undefined for an ARN of something that cannot be shared. */
export function resourceTypeOf(arn: string): string | undefined {
  return resourceTypes[parseArn(arn)?.kind as ResourceKind];
}

/** Throws unless this is a resource of the account that can be shared from this Region. */
export function checkShareable(owner: Owner, arn: string): void {
  const parsed = parseArn(arn);
  if (!parsed) throw new AwsError('MalformedArnException', `The specified resource ARN ${arn} is not valid. Verify the ARN and try again.`);
  if (resourceTypeOf(arn) === undefined) throw invalidParameter(`The resource type of ${arn} cannot be shared.`);
  const row = findResource(owner.store, arn);
  const isOwn = row?.accountId === owner.accountId && row.region === owner.region;
  if (!isOwn) throw new AwsError('UnknownResourceException', `Resource ${arn} could not be found.`);
}

interface Joining {
  readonly allowsExternal: boolean;
  readonly since: string;
}

/**
 * A principal as a new member of a share. Accounts of the owner's organization are in at once when sharing within it is switched on; any
 * other account has to accept first. Throws where the share or the organization does not allow it.
 */
export function toPrincipal(owner: Owner, id: string, { allowsExternal, since }: Joining): SharePrincipal {
  const membership = membershipOf(owner.store, owner.accountId);
  const isOpen = membership !== undefined && organizationSharing.listAll(owner).some((one) => one.id === membership.organizationArn);
  if (/^arn:aws[^:]*:organizations::\d{12}:(organization|ou)\/.+$/.test(id)) {
    const isOwn = membership && id.split('/')[1] === membership.organizationArn.split('/')[1];
    if (!isOwn) throw new AwsError('UnknownResourceException', `Organization or organizational unit ${id} could not be found.`);
    if (!isOpen) throw new AwsError('OperationNotPermittedException', 'Sharing with your organization is not enabled.');
    return { id, external: false, status: 'ASSOCIATED', since };
  }
  const [, accountId] = /^(?:arn:aws[^:]*:iam::)?(\d{12})(?::root)?$/.exec(id) ?? [];
  if (accountId === undefined) throw invalidParameter(`Principal ID ${id} is malformed. Verify the ID and try again.`);
  if (accountId === owner.accountId) throw invalidParameter('A resource share cannot be shared with the account that owns it.');
  const isInside = isOpen && isPrincipalOf(owner.store, membership.organizationArn, accountId);
  if (!isInside && !allowsExternal) {
    throw new AwsError('OperationNotPermittedException', `The resource share does not allow sharing with ${accountId}, which is external.`);
  }
  return { id: accountId, external: !isInside, status: isInside ? 'ASSOCIATED' : 'ASSOCIATING', since };
}

import type { Account, Operations } from '../account.ts';
import { membershipOf } from '../organizations/membership.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { associateResourceShare, disassociateResourceShare, getResourceShareAssociations } from './associations.ts';
import { promoteResourceShareCreatedFromPolicy } from './from-policy.ts';
import { acceptResourceShareInvitation, getResourceShareInvitations, rejectResourceShareInvitation } from './invitations.ts';
import { listPrincipals, listResources, listResourceTypes } from './listings.ts';
import { organizationSharing } from './records.ts';
import { createResourceShare, deleteResourceShare, getResourceShares, updateResourceShare } from './shares.ts';

/** Accounts of the organization need no invitations from now on. */
function enableSharingWithAwsOrganization(account: Account): object {
  const membership = membershipOf(account.store, account.accountId);
  if (!membership) throw new AwsError('OperationNotPermittedException', 'The account is not a member of an organization.');
  organizationSharing.put(account, membership.organizationArn, { enabled: true });
  return { returnValue: true };
}

/** The emulated operations of the Resource Access Manager, for what Image Builder shares. */
export const ramOperations: Operations = {
  AcceptResourceShareInvitation: acceptResourceShareInvitation,
  AssociateResourceShare: associateResourceShare,
  CreateResourceShare: createResourceShare,
  DeleteResourceShare: deleteResourceShare,
  DisassociateResourceShare: disassociateResourceShare,
  EnableSharingWithAwsOrganization: enableSharingWithAwsOrganization,
  GetResourceShareAssociations: getResourceShareAssociations,
  GetResourceShareInvitations: getResourceShareInvitations,
  GetResourceShares: getResourceShares,
  ListPrincipals: listPrincipals,
  ListResources: listResources,
  ListResourceTypes: listResourceTypes,
  PromoteResourceShareCreatedFromPolicy: promoteResourceShareCreatedFromPolicy,
  RejectResourceShareInvitation: rejectResourceShareInvitation,
  UpdateResourceShare: updateResourceShare,
};

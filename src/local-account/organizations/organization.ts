import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import {
  forgetPlacements,
  getOrganization,
  managedOrganization,
  newSuffix,
  organizationArn,
  organizationIn,
  organizations,
  units,
} from './records.ts';

/** Makes the account the manager of a new organization, which all accounts of this endpoint are members of from that moment. */
export function createOrganization(account: Account, { FeatureSet = 'ALL' }: { readonly FeatureSet?: string }): object {
  if (organizationIn(account.store)) {
    throw new AwsError('AlreadyInOrganizationException', 'The AWS account is already a member of an organization.');
  }
  const record = { rootId: `r-${newSuffix(4)}`, featureSet: FeatureSet, created: account.clock.now().toISOString() };
  organizations.put(account, `o-${newSuffix(10)}`, record);
  return describeOrganization(account);
}

/** The organization, which every member may see. */
export function describeOrganization(account: Account): object {
  const organization = getOrganization(account);
  const { id, featureSet, manager } = organization;
  return {
    Organization: {
      Id: id,
      Arn: organizationArn(organization, 'organization'),
      FeatureSet: featureSet,
      MasterAccountId: manager.accountId,
      MasterAccountArn: organizationArn(organization, 'account', manager.accountId),
      MasterAccountEmail: emailOf(account.accounts.find(manager.accountId)?.name),
      AvailablePolicyTypes: [],
    },
  };
}

/** An address that leads nowhere, as RFC 2606 sets them apart; each account must have its own. */
export function emailOf(name = 'kiln'): string {
  return `${name}@local-account.invalid`;
}

/** Only an organization without units goes. That there are other accounts is no obstacle here: they cannot leave. */
export function deleteOrganization(account: Account): object {
  const organization = managedOrganization(account);
  if (units.list(account).length > 0) {
    throw new AwsError('OrganizationNotEmptyException', 'The organization still has organizational units.');
  }
  forgetPlacements(organization);
  organizations.remove(account, organization.id);
  return {};
}

/** The one root. */
export function listRoots(account: Account): object {
  const organization = managedOrganization(account);
  const { rootId } = organization;
  return { Roots: [{ Id: rootId, Arn: organizationArn(organization, 'root', rootId), Name: 'Root', PolicyTypes: [] }] };
}

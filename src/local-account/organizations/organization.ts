import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getOrganization, newSuffix, organizationArn, organizations, units } from './records.ts';

/** Makes the account the manager of a new organization. */
export function createOrganization(account: Account, { FeatureSet = 'ALL' }: { readonly FeatureSet?: string }): object {
  if (organizations.list(account).length > 0) {
    throw new AwsError('AlreadyInOrganizationException', 'The AWS account is already a member of an organization.');
  }
  const record = { rootId: `r-${newSuffix(4)}`, featureSet: FeatureSet, created: account.clock.now().toISOString() };
  organizations.put(account, `o-${newSuffix(10)}`, record);
  return describeOrganization(account);
}

/** The account's organization. */
export function describeOrganization(account: Account): object {
  const { id, featureSet } = getOrganization(account);
  return {
    Organization: {
      Id: id,
      Arn: organizationArn(account, 'organization', id),
      FeatureSet: featureSet,
      MasterAccountId: account.accountId,
      MasterAccountArn: organizationArn(account, 'account', `${id}/${account.accountId}`),
      MasterAccountEmail: email,
      AvailablePolicyTypes: [],
    },
  };
}

/** An address that leads nowhere, as RFC 2606 sets them apart. */
const email = 'kiln@local-account.invalid';

/** Only an organization without units goes. */
export function deleteOrganization(account: Account): object {
  const { id } = getOrganization(account);
  if (units.list(account).length > 0) {
    throw new AwsError('OrganizationNotEmptyException', 'The organization still has organizational units.');
  }
  organizations.remove(account, id);
  return {};
}

/** The one root. */
export function listRoots(account: Account): object {
  const { id, rootId } = getOrganization(account);
  return { Roots: [{ Id: rootId, Arn: organizationArn(account, 'root', `${id}/${rootId}`), Name: 'Root', PolicyTypes: [] }] };
}

/** The account itself, which is all that the organization has. */
export function listAccounts(account: Account): object {
  return { Accounts: [toAccount(account)] };
}

/** The account itself. */
export function describeAccount(account: Account, { AccountId }: { readonly AccountId: string }): object {
  const own = toAccount(account);
  if (AccountId !== account.accountId) {
    throw new AwsError('AccountNotFoundException', "You specified an account that doesn't exist.");
  }
  return { Account: own };
}

function toAccount(account: Account): object {
  const { id, created } = getOrganization(account);
  return {
    Id: account.accountId,
    Arn: organizationArn(account, 'account', `${id}/${account.accountId}`),
    Email: email,
    Name: 'kiln',
    Status: 'ACTIVE',
    JoinedMethod: 'INVITED',
    JoinedTimestamp: new Date(created),
  };
}

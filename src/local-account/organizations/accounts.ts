import type { Account } from '../account.ts';
import type { AccountFacts } from '../accounts/accounts.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { emailOf } from './organization.ts';
import { managedOrganization, type Organization, organizationArn, parentOfAccount, placeAccount } from './records.ts';
import { checkParent, unitOf, unitsBelow } from './units.ts';

interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The accounts of this endpoint, which are the members. */
export function listAccounts(account: Account, input: PageRequest): object {
  const organization = managedOrganization(account);
  return accountsPage(organization, account.accounts.list(), input);
}

/** The accounts right below the root or a unit. */
export function listAccountsForParent(
  account: Account,
  { ParentId: parent, ...page }: PageRequest & { readonly ParentId: string },
): object {
  const organization = managedOrganization(account);
  checkParent(organization, parent);
  return accountsPage(organization, accountsBelow(account, organization, parent), page);
}

function accountsBelow(account: Account, organization: Organization, parent: string): readonly AccountFacts[] {
  return account.accounts.list().filter(({ accountId }) => parentOfAccount(organization, accountId) === parent);
}

function accountsPage(organization: Organization, all: readonly AccountFacts[], { MaxResults: size = 20, NextToken: token }: PageRequest) {
  const page = pageOf(all, ({ accountId }) => accountId, { size, token, invalid: invalidToken });
  return { Accounts: page.items.map((facts) => toAccount(organization, facts)), NextToken: page.token };
}

const invalidToken = () => new AwsError('InvalidInputException', 'INVALID_NEXT_TOKEN');

interface OfAccount {
  readonly AccountId: string;
}

/** One of them. */
export function describeAccount(account: Account, { AccountId }: OfAccount): object {
  const organization = managedOrganization(account);
  return { Account: toAccount(organization, member(account, AccountId)) };
}

/** Puts an account below another parent; what is shared with units that it is no longer in is shared with it no longer. */
export function moveAccount(
  account: Account,
  { AccountId, SourceParentId, DestinationParentId }: OfAccount & { readonly SourceParentId: string; readonly DestinationParentId: string },
): object {
  const organization = managedOrganization(account);
  const { accountId } = member(account, AccountId);
  if (parentOfAccount(organization, accountId) !== SourceParentId) {
    throw new AwsError('SourceParentNotFoundException', 'You specified a source root or OU that the account is not in.');
  }
  if (!isParent(organization, DestinationParentId)) {
    throw new AwsError('DestinationParentNotFoundException', "You specified a destination root or OU that doesn't exist.");
  }
  if (SourceParentId === DestinationParentId) {
    throw new AwsError('DuplicateAccountException', 'The account is already in the destination root or OU.');
  }
  placeAccount(organization, accountId, DestinationParentId);
  return {};
}

function isParent(organization: Organization, parent: string): boolean {
  return parent === organization.rootId || unitOf(organization, parent) !== undefined;
}

/** What an account or a unit is right below. */
export function listParents(account: Account, { ChildId: child }: { readonly ChildId: string }): object {
  const organization = managedOrganization(account);
  const parent = account.accounts.find(child) ? parentOfAccount(organization, child) : unitOf(organization, child)?.parent;
  if (parent === undefined) throw new AwsError('ChildNotFoundException', "You specified a child that doesn't exist.");
  return { Parents: [{ Id: parent, Type: parent === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
}

/** The accounts or the units right below the root or a unit. */
export function listChildren(
  account: Account,
  {
    ParentId: parent,
    ChildType: Type,
    MaxResults: size = 20,
    NextToken: token,
  }: PageRequest & { readonly ParentId: string; readonly ChildType: string },
): object {
  const organization = managedOrganization(account);
  checkParent(organization, parent);
  const all =
    Type === 'ACCOUNT'
      ? accountsBelow(account, organization, parent).map(({ accountId }) => accountId)
      : unitsBelow(organization, parent).map(({ id }) => id);
  const page = pageOf(all, (id) => id, { size, token, invalid: invalidToken });
  return { Children: page.items.map((Id) => ({ Id, Type })), NextToken: page.token };
}

function member({ accounts }: Account, accountId: string): AccountFacts {
  const found = accounts.find(accountId);
  if (!found) throw new AwsError('AccountNotFoundException', "You specified an account that doesn't exist.");
  return found;
}

function toAccount(organization: Organization, { accountId, name, created }: AccountFacts): object {
  const isManager = accountId === organization.manager.accountId;
  return {
    Id: accountId,
    Arn: organizationArn(organization, 'account', accountId),
    Email: emailOf(name),
    Name: name,
    Status: 'ACTIVE',
    JoinedMethod: isManager ? 'INVITED' : 'CREATED',
    // Accounts that were added later joined then.
    JoinedTimestamp: new Date(created !== undefined && created > organization.created ? created : organization.created),
  };
}

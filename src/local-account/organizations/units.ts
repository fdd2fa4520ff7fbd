import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { managedOrganization, newSuffix, type Organization, organizationArn, parentOfAccount, type UnitRecord, units } from './records.ts';

/** A new unit below the root or another unit. */
export function createOrganizationalUnit(
  account: Account,
  { ParentId: parent, Name: name }: { readonly ParentId: string; readonly Name: string },
): object {
  const organization = managedOrganization(account);
  checkParent(organization, parent);
  if (unitsBelow(organization, parent).some(({ body }) => body.name === name)) {
    throw new AwsError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.');
  }
  const id = `ou-${organization.rootId.slice(2)}-${newSuffix(8)}`;
  units.put(account, id, { name, parent });
  return { OrganizationalUnit: toUnit(organization, id, { name, parent }) };
}

interface OfUnit {
  readonly OrganizationalUnitId: string;
}

/** One unit. */
export function describeOrganizationalUnit(account: Account, { OrganizationalUnitId: id }: OfUnit): object {
  const organization = managedOrganization(account);
  return { OrganizationalUnit: toUnit(organization, id, getUnit(organization, id)) };
}

/** A unit with units or accounts below it stays. */
export function deleteOrganizationalUnit(account: Account, { OrganizationalUnitId: id }: OfUnit): object {
  const organization = managedOrganization(account);
  getUnit(organization, id);
  const isHome = account.accounts.list().some(({ accountId }) => parentOfAccount(organization, accountId) === id);
  if (isHome || unitsBelow(organization, id).length > 0) {
    throw new AwsError('OrganizationalUnitNotEmptyException', 'The organizational unit is not empty.');
  }
  units.remove(account, id);
  return {};
}

interface ListRequest {
  readonly ParentId: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The units right below the root or a unit. */
export function listOrganizationalUnitsForParent(
  account: Account,
  { ParentId: parent, MaxResults: size = 20, NextToken: token }: ListRequest,
): object {
  const organization = managedOrganization(account);
  checkParent(organization, parent);
  const invalid = () => new AwsError('InvalidInputException', 'INVALID_NEXT_TOKEN');
  const page = pageOf(unitsBelow(organization, parent), ({ id }) => id, { size, token, invalid });
  return { OrganizationalUnits: page.items.map(({ id, body }) => toUnit(organization, id, body)), NextToken: page.token };
}

/** The units right below a parent. */
export function unitsBelow({ manager }: Organization, parent: string) {
  return units.list(manager).filter(({ body }) => body.parent === parent);
}

/** Throws ParentNotFoundException for what is neither the root nor a unit. */
export function checkParent(organization: Organization, parent: string): void {
  if (parent === organization.rootId || unitOf(organization, parent)) return;
  throw new AwsError('ParentNotFoundException', "You specified a parent that doesn't exist.");
}

/** The unit of an id; undefined where there is none. */
export function unitOf({ manager }: Organization, id: string): UnitRecord | undefined {
  return units.find(manager, id);
}

function getUnit(organization: Organization, id: string): UnitRecord {
  const unit = unitOf(organization, id);
  if (!unit) throw new AwsError('OrganizationalUnitNotFoundException', "You specified an organizational unit that doesn't exist.");
  return unit;
}

function toUnit(organization: Organization, id: string, { name }: UnitRecord): object {
  return { Id: id, Arn: organizationArn(organization, 'ou', id), Name: name };
}

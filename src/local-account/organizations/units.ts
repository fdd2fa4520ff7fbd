import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getOrganization, newSuffix, organizationArn, type UnitRecord, units } from './records.ts';

/** A new unit below the root or another unit. */
export function createOrganizationalUnit(
  account: Account,
  { ParentId: parent, Name: name }: { readonly ParentId: string; readonly Name: string },
): object {
  checkParent(account, parent);
  if (unitsBelow(account, parent).some(({ body }) => body.name === name)) {
    throw new AwsError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.');
  }
  const { rootId } = getOrganization(account);
  const id = `ou-${rootId.slice(2)}-${newSuffix(8)}`;
  units.put(account, id, { name, parent });
  return { OrganizationalUnit: toUnit(account, id, { name, parent }) };
}

interface OfUnit {
  readonly OrganizationalUnitId: string;
}

/** One unit. */
export function describeOrganizationalUnit(account: Account, { OrganizationalUnitId: id }: OfUnit): object {
  return { OrganizationalUnit: toUnit(account, id, unitOf(account, id)) };
}

/** A unit with units below it stays. */
export function deleteOrganizationalUnit(account: Account, { OrganizationalUnitId: id }: OfUnit): object {
  unitOf(account, id);
  if (unitsBelow(account, id).length > 0)
    throw new AwsError('OrganizationalUnitNotEmptyException', 'The organizational unit is not empty.');
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
  checkParent(account, parent);
  const invalid = () => new AwsError('InvalidInputException', 'INVALID_NEXT_TOKEN');
  const page = pageOf(unitsBelow(account, parent), ({ id }) => id, { size, token, invalid });
  return { OrganizationalUnits: page.items.map(({ id, body }) => toUnit(account, id, body)), NextToken: page.token };
}

function unitsBelow(account: Account, parent: string) {
  return units.list(account).filter(({ body }) => body.parent === parent);
}

function checkParent(account: Account, parent: string): void {
  if (parent === getOrganization(account).rootId || units.find(account, parent)) return;
  throw new AwsError('ParentNotFoundException', "You specified a parent that doesn't exist.");
}

function unitOf(account: Account, id: string): UnitRecord {
  getOrganization(account);
  const unit = units.find(account, id);
  if (!unit) throw new AwsError('OrganizationalUnitNotFoundException', "You specified an organizational unit that doesn't exist.");
  return unit;
}

function toUnit(account: Account, id: string, { name }: UnitRecord): object {
  return { Id: id, Arn: organizationArn(account, 'ou', `${getOrganization(account).id}/${id}`), Name: name };
}

// The organization of this endpoint, where one was made: the account that made it manages it, and all accounts are its members.
import { randomBytes } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface OrganizationRecord {
  readonly rootId: string;
  readonly featureSet: string;
  readonly created: string;
}

export interface UnitRecord {
  readonly name: string;
  readonly parent: string;
}

interface PlacementRecord {
  /** The unit that the account was moved to, or the root. */
  readonly parent: string;
}

/** One at most, by its id; it belongs to the account that manages it, and so does what is below. */
export const organizations = shelf<OrganizationRecord>('organization', { global: true });
/** By id. */
export const units = shelf<UnitRecord>('organizational-unit', { global: true });
/** By account; one that was never moved is right below the root. */
const placements = shelf<PlacementRecord>('organization-account', { global: true });

export interface Organization extends OrganizationRecord {
  readonly id: string;
  /** The account that manages it, as the owner of its records. */
  readonly manager: Owner;
}

/** The organization of all accounts; undefined where there is none. */
export function organizationIn(store: Store): Organization | undefined {
  const [found] = organizations.listAll({ store, accountId: '', region: '' });
  return found && { ...found.body, id: found.id, manager: { store, accountId: found.accountId, region: '' } };
}

/** The organization; throws AWSOrganizationsNotInUseException where there is none, as there is not from the beginning. */
export function getOrganization({ store }: Pick<Owner, 'store'>): Organization {
  const found = organizationIn(store);
  if (found) return found;
  throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
}

/** The organization, for the account that manages it; throws AccessDeniedException for members. */
export function managedOrganization(account: Owner): Organization {
  const organization = getOrganization(account);
  if (organization.manager.accountId === account.accountId) return organization;
  throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
}

/** The unit, or the root, that an account is right below. */
export function parentOfAccount({ manager, rootId }: Organization, accountId: string): string {
  return placements.find(manager, accountId)?.parent ?? rootId;
}

/** Puts an account below another parent. */
export function placeAccount({ manager }: Organization, accountId: string, parent: string): void {
  placements.put(manager, accountId, { parent });
}

/** Forgets where accounts were, with the organization that they were in. */
export function forgetPlacements({ manager }: Organization): void {
  for (const { id } of placements.list(manager)) placements.remove(manager, id);
}

export function newSuffix(length: number): string {
  return [...randomBytes(length)].map((byte) => (byte % 36).toString(36)).join('');
}

/** ARNs of organizations begin with the account that manages them. */
export function organizationArn({ manager, id }: Organization, kind: 'organization' | 'root' | 'ou' | 'account', child?: string): string {
  return `arn:aws:organizations::${manager.accountId}:${kind}/${child === undefined ? id : `${id}/${child}`}`;
}

// The organization of an account, where it has one: the account itself manages it, alone, below one root.
import { randomBytes } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';

export interface OrganizationRecord {
  readonly rootId: string;
  readonly featureSet: string;
  readonly created: string;
}

export interface UnitRecord {
  readonly name: string;
  readonly parent: string;
}

/** At most one, by its id. */
export const organizations = shelf<OrganizationRecord>('organization', { global: true });
/** By id. */
export const units = shelf<UnitRecord>('organizational-unit', { global: true });

export interface Organization extends OrganizationRecord {
  readonly id: string;
}

/** The organization; throws AWSOrganizationsNotInUseException for an account that is in none, as a new one is. */
export function getOrganization(owner: Owner): Organization {
  const [found] = organizations.list(owner);
  if (found) return { id: found.id, ...found.body };
  throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
}

export function newSuffix(length: number): string {
  return [...randomBytes(length)].map((byte) => (byte % 36).toString(36)).join('');
}

/** ARNs of organizations begin with the account that manages them. */
export function organizationArn({ accountId }: Owner, kind: 'organization' | 'root' | 'ou' | 'account', path: string): string {
  return `arn:aws:organizations::${accountId}:${kind}/${path}`;
}

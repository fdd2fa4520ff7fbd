// Which organization an account is in, and below which of its units: what sharing with organizations and units turns on.
import type { Store } from '../store/store.ts';
import { organizationArn, organizations } from './records.ts';

export interface Membership {
  readonly organizationArn: string;
  /** Of every unit that the account is in, the outer ones included. */
  readonly unitArns: readonly string[];
}

/** undefined for an account that is in no organization. */
export function membershipOf(store: Store, accountId: string): Membership | undefined {
  const manager = { store, accountId, region: '' };
  const [organization] = organizations.list(manager);
  return organization && { organizationArn: organizationArn(manager, 'organization', organization.id), unitArns: [] };
}

/** Whether a principal of a share or a policy stands for the account: its number, its root user, its organization, or a unit it is in. */
export function isPrincipalOf(store: Store, principal: string, accountId: string): boolean {
  if (principal === accountId || principal === `arn:aws:iam::${accountId}:root`) return true;
  const membership = membershipOf(store, accountId);
  return membership !== undefined && [membership.organizationArn, ...membership.unitArns].includes(principal);
}

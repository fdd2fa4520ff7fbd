// Which organization an account is in, and below which of its units: what sharing with organizations and units turns on.
import type { Store } from '../store/store.ts';
import { type Organization, organizationArn, organizationIn, parentOfAccount, units } from './records.ts';

export interface Membership {
  readonly organizationArn: string;
  /** Of every unit that the account is in, the outer ones included. */
  readonly unitArns: readonly string[];
}

/** undefined where there is no organization; all accounts are in the one that there is. */
export function membershipOf(store: Store, accountId: string): Membership | undefined {
  const organization = organizationIn(store);
  if (!organization) return undefined;
  const unitArns = unitsAbove(organization, accountId).map((unit) => organizationArn(organization, 'ou', unit));
  return { organizationArn: organizationArn(organization, 'organization'), unitArns };
}

/** The inner ones first. */
function unitsAbove(organization: Organization, accountId: string): readonly string[] {
  const found: string[] = [];
  let parent: string | undefined = parentOfAccount(organization, accountId);
  while (parent !== undefined && parent !== organization.rootId) {
    found.push(parent);
    parent = units.find(organization.manager, parent)?.parent;
  }
  return found;
}

/** Whether a principal of a share or a policy stands for the account: its number, its root user, its organization, or a unit it is in. */
export function isPrincipalOf(store: Store, principal: string, accountId: string): boolean {
  if (principal === accountId || principal === `arn:aws:iam::${accountId}:root`) return true;
  const membership = membershipOf(store, accountId);
  return membership !== undefined && [membership.organizationArn, ...membership.unitArns].includes(principal);
}

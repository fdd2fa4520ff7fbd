import { isPrincipalOf } from '../organizations/membership.ts';
import type { Store } from '../store/store.ts';
import type { LaunchPermission } from './ami-records.ts';

/** Whether some permission lets the account launch: as itself, as anybody, or as a member of an organization or a unit. */
export function isPermitted(store: Store, permissions: readonly LaunchPermission[], accountId: string): boolean {
  return permissions.some(({ Group }) => Group === 'all') || isPermittedExplicitly(store, permissions, accountId);
}

/** The same without images that are public. */
export function isPermittedExplicitly(store: Store, permissions: readonly LaunchPermission[], accountId: string): boolean {
  return permissions.some(
    ({ UserId, OrganizationArn, OrganizationalUnitArn }) =>
      UserId === accountId ||
      [OrganizationArn, OrganizationalUnitArn].some((arn) => arn !== undefined && isPrincipalOf(store, arn, accountId)),
  );
}

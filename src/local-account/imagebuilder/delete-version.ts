import type { Account } from '../account.ts';
import { isShared } from '../ram/grants.ts';
import { deleteResource, type ResourceKind } from '../store/resources.ts';
import { isVersionNeeded } from '../store/wildcard-references.ts';
import { formatArn, hasDependants } from './arn.ts';
import { getResource } from './resolve.ts';

/**
 * Deletes one version, or one build of it, and answers its ARN; throws ResourceDependencyException while another resource needs it,
 * or as long as it is shared.
 */
export function deleteVersion(account: Account, kind: ResourceKind, arn: string): string {
  const row = getResource(account, kind, arn);
  if (isShared(account, arn) || isVersionNeeded(account.store, formatArn(account, { kind, slug: row.slug }), row)) throw hasDependants(arn);
  deleteResource(account.store, arn);
  return arn;
}

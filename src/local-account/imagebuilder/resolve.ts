import type { Account } from '../account.ts';
import { findResource, findVersions, type ResourceKind, type ResourceRow } from '../store/resources.ts';
import { isOwn, notFound, parseArn, type ResourceArn } from './arn.ts';
import { parseVersionPattern } from './version.ts';

/** The resource of exactly this ARN; throws ResourceNotFoundException. */
export function getResource<Body>(account: Account, kind: ResourceKind, arn: string): ResourceRow<Body> {
  const row = findResource<Body>(account.store, arn);
  if (row?.kind !== kind) throw notFound(kind, arn);
  return row;
}

/**
 * What an ARN with a build number, a version or wildcards stands for: that build, or the newest that fits and that `accepts` allows.
 * Throws ResourceNotFoundException.
 */
export function resolveResource<Body>(
  account: Account,
  wanted: { readonly kind: ResourceKind; readonly arn: string },
  accepts: (row: ResourceRow<Body>) => boolean = () => true,
): ResourceRow<Body> {
  const parsed = parseArn(wanted.arn);
  if (parsed?.kind !== wanted.kind || !isOwn(account, parsed)) throw notFound(wanted.kind, wanted.arn);
  if (parsed.build !== undefined) return getResource(account, wanted.kind, wanted.arn);
  const newest = matching<Body>(account, wanted.kind, parsed).find(accepts);
  if (!newest) throw notFound(wanted.kind, wanted.arn);
  return newest;
}

function matching<Body>(account: Account, kind: ResourceKind, { slug, version = 'x.x.x' }: ResourceArn): readonly ResourceRow<Body>[] {
  return findVersions<Body>(account, { kind, slug }, parseVersionPattern(version));
}

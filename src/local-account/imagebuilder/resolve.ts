import type { Account } from '../account.ts';
import { catalogueResource } from '../catalogue/resources.ts';
import { AMAZON } from '../catalogue/row.ts';
import { isSharedWith } from '../ram/grants.ts';
import { shareableKinds } from '../store/policies.ts';
import { findResource, findVersions, type ResourceKind, type ResourceRow } from '../store/resources.ts';
import { notFound, parseArn, type ResourceArn } from './arn.ts';
import { notYours } from './decisions.ts';
import { parseVersionPattern } from './version.ts';

/**
 * The account's own resource of exactly this ARN, in its Region; throws ResourceNotFoundException, and ForbiddenException for what is
 * Amazon's.
 */
export function getResource<Body>(account: Account, kind: ResourceKind, arn: string): ResourceRow<Body> {
  const row = findResource<Body>(account.store, arn);
  if (row === undefined && catalogueResource(arn)?.kind === kind) throw notYours(arn);
  if (row?.kind !== kind || row.accountId !== account.accountId || row.region !== account.region) throw notFound(kind, arn);
  return row;
}

export interface Wanted {
  readonly kind: ResourceKind;
  readonly arn: string;
}

/**
 * What an ARN with a build number, a version or wildcards stands for, of this account's resources, of those that others share with it and
 * of Amazon's: that build, or the newest that fits and that `accepts` allows. Throws ResourceNotFoundException.
 */
export function resolveResource<Body>(
  account: Account,
  wanted: Wanted,
  accepts: (row: ResourceRow<Body>) => boolean = () => true,
): ResourceRow<Body> {
  const parsed = parseArn(wanted.arn);
  if (parsed?.kind !== wanted.kind || parsed.region !== account.region) throw notFound(wanted.kind, wanted.arn);
  const exact = parsed.build !== undefined;
  const newest = candidates<Body>(account, wanted, parsed).find((row) => isReadable(account, row) && (exact || accepts(row)));
  if (!newest) throw notFound(wanted.kind, wanted.arn);
  return newest;
}

/** Whatever its owner may be, the newest first. */
function candidates<Body>(account: Account, { kind, arn }: Wanted, parsed: ResourceArn): readonly ResourceRow<Body>[] {
  const { owner, slug, build, version = 'x.x.x' } = parsed;
  if (owner === AMAZON) return [catalogueResource<Body>(arn) ?? []].flat();
  if (build !== undefined) return [findResource<Body>(account.store, arn) ?? []].flat();
  return findVersions<Body>({ ...account, accountId: owner }, { kind, slug }, parseVersionPattern(version));
}

function isReadable(account: Account, row: ResourceRow<unknown>): boolean {
  if (row.accountId === account.accountId || row.accountId === AMAZON) return true;
  return shareableKinds.includes(row.kind) && isSharedWith(account, row.arn);
}

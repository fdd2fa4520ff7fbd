import type { LatestVersionReferences } from '../protocol/imagebuilder-shapes.ts';
import type { Owner } from '../store/owner.ts';
import type { ResourceKind, Version } from '../store/resources.ts';
import { formatArn } from './arn.ts';

/** The ARNs that keep resolving to the newest of all, of the same major, of the same minor, and of the same patch version. */
export function latestVersionReferences(
  owner: Pick<Owner, 'accountId' | 'region'>,
  { kind, slug, version }: { readonly kind: ResourceKind; readonly slug: string; readonly version: Version },
): LatestVersionReferences {
  const { major, minor, patch } = version;
  const base = formatArn(owner, { kind, slug });
  return {
    latestVersionArn: `${base}/x.x.x`,
    latestMajorVersionArn: `${base}/${major}.x.x`,
    latestMinorVersionArn: `${base}/${major}.${minor}.x`,
    latestPatchVersionArn: `${base}/${major}.${minor}.${patch}`,
  };
}

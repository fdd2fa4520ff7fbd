import { findVersions, isReferenced, type ResourceRow, type VersionPattern } from './resources.ts';
import type { Store } from './store.ts';

/**
 * Whether something refers to this version in a way that deleting it would break: by name, or by wildcards that nothing else fits.
 * `base` is the resource's ARN up to and without the version.
 */
export function isVersionNeeded(store: Store, base: string, row: ResourceRow<unknown>): boolean {
  const { major, minor, patch } = row.version;
  const version = `${base}/${major}.${minor}.${patch}`;
  if (isReferenced(store, version) || isReferenced(store, `${version}/${row.build}`)) return true;
  const wildcards: readonly (readonly [string, VersionPattern])[] = [
    ['x.x.x', { major: undefined, minor: undefined, patch: undefined }],
    [`${major}.x.x`, { major, minor: undefined, patch: undefined }],
    [`${major}.${minor}.x`, { major, minor, patch: undefined }],
  ];
  return wildcards.some(
    ([text, pattern]) => isReferenced(store, `${base}/${text}`) && findVersions({ ...row, store }, row, pattern).length === 1,
  );
}

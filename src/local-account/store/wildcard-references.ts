import { findResource, findVersions, isReferenced, type ResourceRow, type VersionPattern } from './resources.ts';
import type { Store } from './store.ts';

/** Whether resources of other accounts refer to this one: by its ARN, its version's, or by wildcards that it fits. */
export function isUsedByOthers(store: Store, arn: string): boolean {
  const row = findResource(store, arn);
  if (!row) return false;
  const { major, minor, patch } = row.version;
  const base = arn.split('/', 2).join('/');
  const forms = [
    arn,
    ...[`${major}.${minor}.${patch}`, `${major}.${minor}.x`, `${major}.x.x`, 'x.x.x'].map((version) => `${base}/${version}`),
  ];
  const users = store.statement(
    `SELECT 1 FROM reference JOIN resource ON resource.arn = source
     WHERE target IN (SELECT value FROM json_each(?)) AND account <> ? LIMIT 1`,
  );
  return users.get(JSON.stringify(forms), row.accountId) !== undefined;
}

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

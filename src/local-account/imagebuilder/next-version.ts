import type { Account } from '../account.ts';
import { findVersions, type Identity, type Version } from '../store/resources.ts';
import { parseNodes } from './version.ts';

type Named = Pick<Identity, 'kind' | 'slug'>;

/**
 * The version that a recipe gets: the one asked for, or the next where the caller wrote `x`. The first `x` becomes one more than the
 * highest of its kind, an `x` behind it becomes 0. AWS does not say where an empty series begins: majors begin at 1 here, the rest at 0.
 */
export function nextVersion(account: Account, named: Named, wanted: string): Version {
  const [major, minor, patch] = parseNodes(wanted);
  if (major === undefined) {
    const [newest] = findVersions(account, named, { major, minor: undefined, patch: undefined });
    return { major: (newest?.version.major ?? 0) + 1, minor: minor ?? 0, patch: patch ?? 0 };
  }
  if (minor === undefined) {
    const [newest] = findVersions(account, named, { major, minor, patch: undefined });
    return { major, minor: newest ? newest.version.minor + 1 : 0, patch: patch ?? 0 };
  }
  if (patch === undefined) {
    const [newest] = findVersions(account, named, { major, minor, patch });
    return { major, minor, patch: newest ? newest.version.patch + 1 : 0 };
  }
  return { major, minor, patch };
}

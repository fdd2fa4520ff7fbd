import type { ImagePackage, PackageDifference } from '../../contract/index.ts';
import type { VersionOrder } from './package-versions.ts';

/**
 * What became of each package, sorted by name. A package of which there is more than one version (kernels, signing keys) has no way up or
 * down: its versions came or went.
 */
export function comparePackages(
  before: readonly ImagePackage[],
  after: readonly ImagePackage[],
  order: VersionOrder,
): readonly PackageDifference[] {
  const [earlier, later] = [versionsByName(before), versionsByName(after)];
  const names = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a.localeCompare(b));
  return names.flatMap((name): readonly PackageDifference[] => {
    const lost = [...(earlier.get(name) ?? [])].filter((version) => !later.get(name)?.has(version));
    const found = [...(later.get(name) ?? [])].filter((version) => !earlier.get(name)?.has(version));
    const [from] = lost;
    const [to] = found;
    if (lost.length === 1 && found.length === 1 && from !== undefined && to !== undefined) {
      return [{ kind: order(from, to) <= 0 ? 'upgraded' : 'downgraded', name, from, to }];
    }
    return [
      ...lost.map((version): PackageDifference => ({ kind: 'removed', name, from: version })),
      ...found.map((version): PackageDifference => ({ kind: 'added', name, to: version })),
    ];
  });
}

function versionsByName(packages: readonly ImagePackage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of packages) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  return versions;
}

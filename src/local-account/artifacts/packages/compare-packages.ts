import type { InstalledPackage } from './installed-package.ts';

/** What became of a package between an image and its parent. */
export interface PackageChange {
  readonly kind: 'added' | 'removed' | 'upgraded';
  readonly name: string;
  /** undefined for one that was added. */
  readonly from: string | undefined;
  /** undefined for one that was removed. `upgraded` means another version: maybe an older one. */
  readonly to: string | undefined;
}

/** The difference, by name. Of a package that is there in several versions, as kernels are, each version is one of its own. */
export function comparePackages(before: readonly InstalledPackage[], after: readonly InstalledPackage[]): readonly PackageChange[] {
  const [old, present] = [versionsByName(before), versionsByName(after)];
  const names = [...new Set([...old.keys(), ...present.keys()])].sort();
  return names.flatMap((name) => {
    const gone = [...(old.get(name) ?? [])].filter((version) => !present.get(name)?.has(version));
    const come = [...(present.get(name) ?? [])].filter((version) => !old.get(name)?.has(version));
    const upgraded = Math.min(gone.length, come.length);
    return [
      ...come.slice(0, upgraded).map((to, index): PackageChange => ({ kind: 'upgraded', name, from: gone[index], to })),
      ...gone.slice(upgraded).map((from): PackageChange => ({ kind: 'removed', name, from, to: undefined })),
      ...come.slice(upgraded).map((to): PackageChange => ({ kind: 'added', name, from: undefined, to })),
    ];
  });
}

/** Architectures of one version are one: they are installed and upgraded together. */
function versionsByName(packages: readonly InstalledPackage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of packages) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  return versions;
}

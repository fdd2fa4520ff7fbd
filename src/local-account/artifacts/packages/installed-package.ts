/** A package as the database of its manager lists it. */
export interface InstalledPackage {
  readonly type: 'deb' | 'rpm' | 'apk';
  readonly name: string;
  /** As the manager writes it: of deb with its epoch, of rpm version and release, without. */
  readonly version: string;
  /** Of rpm alone; part of the version, which its own tools do not show. */
  readonly epoch?: number | undefined;
  readonly architecture?: string | undefined;
  /** The source package that it was built from, where that has another name. */
  readonly source?: string | undefined;
  /** As its makers spell them. */
  readonly licences?: readonly string[] | undefined;
  readonly maintainer?: string | undefined;
  readonly homepage?: string | undefined;
}

/** By name; of one name the older architecture order of the database. */
export function sortPackages(packages: readonly InstalledPackage[]): readonly InstalledPackage[] {
  return [...packages].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

import type { Control } from './control.ts';

type Package = Pick<Control, 'id' | 'level' | 'title'> & { readonly name: string };

const isInstalled = (name: string) => `dpkg-query -W -f '\${db:Status-Abbrev}' ${name} 2>/dev/null | grep -q '^.i'`;

/** A package that must not be there. */
export function withoutPackage({ name, ...control }: Package): Control {
  return {
    ...control,
    apply: `! ${isInstalled(name)} || DEBIAN_FRONTEND=noninteractive apt-get purge -y ${name}`,
    audit: `! ${isInstalled(name)}`,
  };
}

/** A package that must be there; only those get it who ask for packages, as it comes from the archive. */
export function withPackage({ name, ...control }: Package): Control {
  return {
    ...control,
    onlyWith: 'InstallPackages',
    apply: `if ! ${isInstalled(name)}; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${name}
fi`,
    audit: isInstalled(name),
  };
}

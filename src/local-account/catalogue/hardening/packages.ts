import type { Control } from './control.ts';

type Package = Pick<Control, 'id' | 'level' | 'title'> & { readonly name: string };

function isInstalled(name: string): string {
  return `dpkg-query -W -f '\${db:Status-Abbrev}' ${name} 2>/dev/null | grep -q '^.i'`;
}

/** Come before all others: what brings or removes a package writes logs and settings that the others look at. */
export const packageControls: readonly Control[] = [
  withPackage({ id: 'V-260479', level: 'Low', title: 'chrony keeps the time', name: 'chrony' }),
  withoutPackage({ id: 'V-260481', level: 'Low', title: 'The old time service ntp is not installed', name: 'ntp' }),
  withPackage({ id: 'V-260478', level: 'Medium', title: 'The quality of new passwords is checked', name: 'libpam-pwquality' }),
  withPackage({ id: 'V-260514', level: 'Medium', title: 'The firewall ufw is installed', name: 'ufw' }),
  withPackage({ id: 'V-260590', level: 'Medium', title: 'The audit daemon is installed', name: 'auditd' }),
  withoutPackage({ id: 'V-260482', level: 'High', title: 'There is no server for rsh', name: 'rsh-server' }),
  withoutPackage({ id: 'V-260483', level: 'High', title: 'There is no server for telnet', name: 'telnetd' }),
];

/** A package that must not be there. */
function withoutPackage({ name, ...control }: Package): Control {
  return {
    ...control,
    apply: `! ${isInstalled(name)} || DEBIAN_FRONTEND=noninteractive apt-get purge -y ${name}`,
    audit: `! ${isInstalled(name)}`,
  };
}

/**
 * A package that must be there; only those get it who ask for packages, as it comes from the archive. What it recommends comes too: the check
 * of passwords refuses every one without a dictionary, and the firewall filters nothing without its tools.
 */
function withPackage({ name, ...control }: Package): Control {
  return {
    ...control,
    onlyWith: 'InstallPackages',
    apply: `if ! ${isInstalled(name)}; then
  apt-get -o APT::Update::Error-Mode=any update
  DEBIAN_FRONTEND=noninteractive apt-get install -y ${name}
fi`,
    audit: isInstalled(name),
  };
}

import type { Sandbox } from '../sandbox/driver.ts';

export interface Package {
  readonly name: string;
  readonly version: string;
}

export interface Inventory {
  /** The distribution's own words: "Debian GNU/Linux 12 (bookworm)". */
  readonly osVersion: string;
  /** Sorted by name; empty where no known package manager is. */
  readonly packages: readonly Package[];
}

// A package manager that isn't there is no failure; one that fails makes the list short, which `set -o pipefail` would hide as well.
const SCRIPT = `. /etc/os-release 2>/dev/null; printf 'os\\t%s\\t\\n' "\${PRETTY_NAME:-Linux}"
if command -v dpkg-query >/dev/null; then dpkg-query --show --showformat='package\\t\${Package}\\t\${Version}\\n'
elif command -v rpm >/dev/null; then rpm --query --all --queryformat 'package\\t%{NAME}\\t%{VERSION}-%{RELEASE}\\n'
elif command -v apk >/dev/null; then apk list --installed 2>/dev/null | sed -n 's/^\\(.*\\)-\\([^-]*-r[0-9]*\\) .*/package\\t\\1\\t\\2/p'
fi`;

/** Asks a sandbox what is installed in it. */
export async function takeInventory(sandbox: Sandbox, signal: AbortSignal): Promise<Inventory> {
  const rows: string[][] = [];
  const result = await sandbox.exec({
    script: SCRIPT,
    signal,
    onOutput: (stream, lines) => {
      if (stream === 'stdout') rows.push(...lines.map((line) => line.split('\t')));
    },
  });
  signal.throwIfAborted();
  if (result.exitCode !== 0) throw new Error(`The package manager ended with ${result.exitCode ?? result.signal}`);
  const packages = rows.flatMap(([kind, name = '', version = '']) => (kind === 'package' ? [{ name, version }] : []));
  return {
    osVersion: rows.find(([kind]) => kind === 'os')?.[1] ?? 'Linux',
    packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

// For tests: an archive of packages within a sandbox, so that what installs and updates packages can be tried without a network.

export interface TestPackage {
  readonly name: string;
  readonly version: string;
  /** A program that it brings, which prints this. */
  readonly program?: { readonly path: string; readonly prints: string };
}

/** A script that makes the packages and an archive of them, the only one that apt then knows. Call it again to publish newer ones. */
export function archiveOf(packages: readonly TestPackage[]): string {
  return `set -eu
umask 022
archive=/srv/archive
mkdir -p $archive
cd $archive
${packages.map(packed).join('')}rm -f Packages
for file in *.deb; do
  { dpkg-deb --field "$file"
    printf 'Filename: ./%s\\nSize: %s\\nSHA256: %s\\n\\n' "$file" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"
  } >>Packages
done
rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*
echo "deb [trusted=yes] file:$archive ./" >/etc/apt/sources.list
rm -rf /var/lib/apt/lists/*`;
}

function packed({ name, version, program }: TestPackage): string {
  const control = [`Package: ${name}`, `Version: ${version}`, 'Architecture: all', 'Maintainer: test', 'Description: test'];
  const file =
    program &&
    `mkdir -p "$(dirname "$root${program.path}")"
printf '%s\\n' '#!/bin/sh' "echo '${program.prints}'" >"$root${program.path}"
chmod 755 "$root${program.path}"
`;
  return `root=$(mktemp -d)
chmod 755 "$root"
mkdir "$root/DEBIAN"
printf '%s\\n' ${control.map((line) => `'${line}'`).join(' ')} >"$root/DEBIAN/control"
${file ?? ''}dpkg-deb --build "$root" ${name}_${version}.deb >/dev/null
`;
}

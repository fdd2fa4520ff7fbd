import type { InstalledPackage } from './installed-package.ts';
import { readStanzas, type Stanza } from './stanzas.ts';

/** Packages of `/var/lib/dpkg/status`, or of one file of `status.d`, which images without dpkg have (their stanzas tell no status). */
export function readDpkgStatus(text: string): readonly InstalledPackage[] {
  return readStanzas(text).flatMap((stanza) => {
    const [name, version] = [stanza.get('Package'), stanza.get('Version')];
    return name && version && isInstalled(stanza) ? [toPackage(stanza, { name, version })] : [];
  });
}

/** `want flag state`: only the last word says whether the files are there. */
function isInstalled(stanza: Stanza): boolean {
  const status = stanza.get('Status');
  return status === undefined || status.split(' ').at(-1) === 'installed';
}

function toPackage(stanza: Stanza, named: Pick<InstalledPackage, 'name' | 'version'>): InstalledPackage {
  return {
    type: 'deb',
    ...named,
    architecture: stanza.get('Architecture'),
    // Some carry the source's version behind its name, in brackets.
    source: stanza.get('Source')?.split(' ')[0],
    maintainer: stanza.get('Maintainer'),
    homepage: stanza.get('Homepage'),
  };
}

/**
 * The licences that a `copyright` file names, as they are called there. Only files in the form that machines read tell
 * (https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/); free text is not guessed at.
 */
export function readCopyright(text: string): readonly string[] {
  const [head = ''] = text.split(/\n\s*\n/, 1);
  if (!/^Format:.*copyright-format/m.test(head)) return [];
  // Not whole stanzas: there are hundreds of these files, full of the licences' own words.
  const names = [...text.matchAll(/^License:[ \t]*(\S.*)$/gm)].flatMap(([, name]) => name?.trim() ?? []);
  return [...new Set(names)].sort();
}

import type { InstalledPackage } from './installed-package.ts';

/** Packages of `/lib/apk/db/installed`: stanzas of lines that begin with one letter (https://wiki.alpinelinux.org/wiki/Apk_spec). */
export function readApkInstalled(text: string): readonly InstalledPackage[] {
  return text.split(/\n\n+/).flatMap((stanza) => {
    const fields = new Map(stanza.split('\n').map((line) => [line.slice(0, 2), line.slice(2)]));
    const [name, version] = [fields.get('P:'), fields.get('V:')];
    if (!name || !version) return [];
    const licence = fields.get('L:');
    return [
      {
        type: 'apk' as const,
        ...{ name, version, architecture: fields.get('A:'), source: fields.get('o:') },
        ...{ licences: licence ? [licence] : undefined, maintainer: fields.get('m:'), homepage: fields.get('U:') },
      },
    ];
  });
}

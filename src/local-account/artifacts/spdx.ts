/** What Debian's copyright files call licences, as https://spdx.org/licenses/ does. Only names that mean exactly one. */
const ofDebian: Readonly<Record<string, string>> = {
  'Apache-2.0': 'Apache-2.0',
  'BSD-2-clause': 'BSD-2-Clause',
  'BSD-3-clause': 'BSD-3-Clause',
  'BSD-4-clause': 'BSD-4-Clause',
  'BSL-1.0': 'BSL-1.0',
  'CC0-1.0': 'CC0-1.0',
  Expat: 'MIT',
  'GFDL-1.3': 'GFDL-1.3-only',
  'GFDL-1.3+': 'GFDL-1.3-or-later',
  'GPL-1': 'GPL-1.0-only',
  'GPL-1+': 'GPL-1.0-or-later',
  'GPL-2': 'GPL-2.0-only',
  'GPL-2+': 'GPL-2.0-or-later',
  'GPL-3': 'GPL-3.0-only',
  'GPL-3+': 'GPL-3.0-or-later',
  ISC: 'ISC',
  'LGPL-2': 'LGPL-2.0-only',
  'LGPL-2+': 'LGPL-2.0-or-later',
  'LGPL-2.1': 'LGPL-2.1-only',
  'LGPL-2.1+': 'LGPL-2.1-or-later',
  'LGPL-3': 'LGPL-3.0-only',
  'LGPL-3+': 'LGPL-3.0-or-later',
  'MPL-1.1': 'MPL-1.1',
  'MPL-2.0': 'MPL-2.0',
  Unlicense: 'Unlicense',
  Zlib: 'Zlib',
};

/** Of rpm and apk: they call licences as SPDX does where they name a single one. */
const same = new Set([...Object.values(ofDebian), 'MIT', 'BSD-1-Clause', '0BSD', 'curl', 'OpenSSL', 'Python-2.0', 'Ruby', 'Vim', 'X11']);

/** SPDX's id of a licence; undefined where the name may mean several, or an expression. */
export function spdxOf(name: string): string | undefined {
  return Object.hasOwn(ofDebian, name) ? ofDebian[name] : same.has(name) ? name : undefined;
}

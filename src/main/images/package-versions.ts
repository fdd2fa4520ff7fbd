// Which of two versions of a package is newer, as the package manager of the image would have it.
// dpkg: https://www.debian.org/doc/debian-policy/ch-controlfields.html#version; rpm: https://rpm.org/docs/latest/manual/dependencies.html

export type VersionOrder = (a: string, b: string) => number;

/** The order for an image: Debian's for Debian and its kin, RPM's for all others, whose rules are the more usual ones. */
export function versionOrderOf(osVersion: string): VersionOrder {
  return /debian|ubuntu|mint|raspbian|kali/i.test(osVersion) ? compareDpkg : compareRpm;
}

interface Parts {
  readonly epoch: number;
  readonly version: string;
  readonly release: string;
}

/** epoch:version-release; the release begins at the last hyphen. */
function partsOf(text: string): Parts {
  const colon = text.indexOf(':');
  const epoch = colon > 0 && /^\d+$/.test(text.slice(0, colon)) ? Number(text.slice(0, colon)) : undefined;
  const rest = epoch === undefined ? text : text.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  return { epoch: epoch ?? 0, version: hyphen === -1 ? rest : rest.slice(0, hyphen), release: hyphen === -1 ? '' : rest.slice(hyphen + 1) };
}

export function compareDpkg(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left.epoch - right.epoch || compareDebianPart(left.version, right.version) || compareDebianPart(left.release, right.release);
}

/** Text and numbers in turn: text by character, where `~` is before the end and letters before all else; numbers by value. */
function compareDebianPart(a: string, b: string): number {
  const [left, right] = [a.match(/\D*\d*/g) ?? [], b.match(/\D*\d*/g) ?? []];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [, textA = '', numberA = ''] = /^(\D*)(\d*)$/.exec(left[at] ?? '') ?? [];
    const [, textB = '', numberB = ''] = /^(\D*)(\d*)$/.exec(right[at] ?? '') ?? [];
    const order = compareDebianText(textA, textB) || compareNumbers(numberA, numberB);
    if (order !== 0) return order;
  }
  return 0;
}

function compareDebianText(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = debianWeight(a[at]) - debianWeight(b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function debianWeight(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}

export function compareRpm(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left.epoch - right.epoch || compareRpmPart(left.version, right.version) || compareRpmPart(left.release, right.release);
}

/** Runs of digits and of letters; what stands between them only parts them. `~` is before the end, `^` behind it and before all else. */
function compareRpmPart(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|[A-Za-z]+|[~^]/g) ?? [], b.match(/\d+|[A-Za-z]+|[~^]/g) ?? []];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at], right[at]];
    if (one === other) continue;
    const order = rpmWeight(one) - rpmWeight(other) || compareRuns(one ?? '', other ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** Two of a kind: both numbers, or both letters. */
function compareRuns(a: string, b: string): number {
  if (/^\d/.test(a)) return compareNumbers(a, b);
  return a < b ? -1 : 1;
}

function rpmWeight(run: string | undefined): number {
  if (run === '~') return -1;
  if (run === undefined) return 0;
  if (run === '^') return 1;
  return /^\d/.test(run) ? 3 : 2;
}

/** Whole numbers of any length. */
function compareNumbers(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  if (x.length !== y.length) return x.length - y.length;
  return x < y ? -1 : x > y ? 1 : 0;
}

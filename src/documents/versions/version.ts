/** The number of a node of a version, or `x` for the newest that there is. */
export type VersionNode = number | 'x';

/** `major.minor.patch`, of builds with the number that the service gave them behind it: `1.2.0/3`. */
export interface Version {
  readonly nodes: readonly [VersionNode, VersionNode, VersionNode];
  readonly build: number | undefined;
}

/** The largest number that a node can have: the service packs four nodes of 30 bits into one sort key. */
const LARGEST_NODE = 2 ** 30 - 1;

const VERSION = /^(\d+|x)\.(\d+|x)\.(\d+|x)(?:\/(\d+))?$/i;
const MISPLACED_WILDCARD = /x\.\d/i;

/** undefined for texts that are no version. What the service refuses beyond the form is told by `versionFault`. */
export function readVersion(text: string): Version | undefined {
  const found = VERSION.exec(text);
  if (found === null) return undefined;
  const [, major = '', minor = '', patch = '', build] = found;
  return { nodes: [nodeOf(major), nodeOf(minor), nodeOf(patch)], build: build === undefined ? undefined : Number(build) };
}

/** What the service refuses in a text of a version’s form, in words; undefined for what it takes. */
export function versionFault(text: string): string | undefined {
  if (MISPLACED_WILDCARD.test(text)) return `In “${text}” a number stands behind an x; what follows an x is an x.`;
  const large = text.split(/[./]/).find((node) => Number(node) > LARGEST_NODE);
  return large === undefined ? undefined : `${large} is too large for a version; the largest number is ${LARGEST_NODE}.`;
}

/** Negative when `a` is older than `b`, as the service orders versions. An `x` is newer than any number. */
export function compareVersions(a: Version, b: Version): number {
  for (const [at, node] of a.nodes.entries()) {
    const other = b.nodes[at] ?? 0;
    if (node !== other) return order(node) < order(other) ? -1 : 1;
  }
  return (a.build ?? 0) - (b.build ?? 0);
}

/** Versions from the newest on; texts that are none come last, as they were. */
export function newestFirst(texts: readonly string[]): readonly string[] {
  const read = texts.map((text) => ({ text, version: readVersion(text) }));
  read.sort((a, b) => {
    if (a.version === undefined || b.version === undefined) return Number(a.version === undefined) - Number(b.version === undefined);
    return compareVersions(b.version, a.version);
  });
  return read.map(({ text }) => text);
}

/**
 * Whether a version is one that a reference asks for: every node that is `x` stands for any number, leading zeros do not count. A
 * recipe may leave a node of its own version to the service, by `x` too: it may become any number.
 */
export function satisfies(version: string, wanted: string): boolean {
  const has = readVersion(version);
  const asked = readVersion(wanted);
  if (has === undefined || asked === undefined) return false;
  if (asked.build !== undefined && has.build !== undefined && asked.build !== has.build) return false;
  return asked.nodes.every((node, at) => node === 'x' || has.nodes[at] === 'x' || node === has.nodes[at]);
}

function nodeOf(text: string): VersionNode {
  return text.toLowerCase() === 'x' ? 'x' : Number(text);
}

function order(node: VersionNode): number {
  return node === 'x' ? Number.POSITIVE_INFINITY : node;
}

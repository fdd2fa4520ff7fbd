import { AwsError } from '../protocol/aws-error.ts';
import type { Version, VersionPattern } from '../store/resources.ts';

/** Each node has thirty bits in the number that the service sorts by. */
const maxNode = 2 ** 30 - 1;

/** As ARNs and answers spell it: `1.2.3`. */
export function formatVersion({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`;
}

/** Reads `1.2.3`; leading zeros are dropped. Throws InvalidVersionNumberException for a node that is too large. */
export function parseVersion(text: string): Version {
  const [major, minor, patch] = parseNodes(text);
  if (major === undefined || minor === undefined || patch === undefined) throw invalid(text, 'must be major.minor.patch');
  return { major, minor, patch };
}

/** Reads a version that may hold `x`, as ARNs in requests do: `x` may stand for the last node, the last two, or all three. */
export function parseVersionPattern(text: string): VersionPattern {
  const [major, minor, patch] = parseNodes(text);
  const gap = (major === undefined && minor !== undefined) || (minor === undefined && patch !== undefined);
  if (gap) throw invalid(text, "may have 'x' only from some node to the right end");
  return { major, minor, patch };
}

/** Whether the version is one of those that the pattern stands for. */
export function fitsVersion(version: Version, pattern: VersionPattern): boolean {
  return (['major', 'minor', 'patch'] as const).every((node) => pattern[node] === undefined || pattern[node] === version[node]);
}

/** The three nodes; a wildcard is undefined. */
export function parseNodes(text: string): readonly (number | undefined)[] {
  return text.split('.').map((node) => {
    if (node === 'x') return undefined;
    const value = Number(node);
    if (!/^\d+$/.test(node) || value > maxNode) throw invalid(text, `must have nodes between 0 and ${maxNode}`);
    return value;
  });
}

function invalid(text: string, rule: string): AwsError {
  return new AwsError('InvalidVersionNumberException', `The version number '${text}' is not valid. It ${rule}.`);
}

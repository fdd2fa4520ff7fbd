import type { FilesDifference, FindingsDifference, ImageContents, ImageDifference, ImageFinding, Known } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { compareFiles, undecidedFiles } from './compare-files.ts';
import { comparePackages } from './compare-packages.ts';
import { imageContents } from './image-contents.ts';
import { imageFindings } from './image-findings.ts';
import { imagePackages } from './image-packages.ts';
import { imageRow } from './image-rows.ts';
import { known, unknown } from './known.ts';
import { layerDigests } from './layer-digests.ts';
import { versionOrderOf } from './package-versions.ts';
import { getImage } from './read-image.ts';

/** An image in its account. */
export interface Side {
  readonly api: Imagebuilder;
  readonly arn: string;
}

/** What changed from one image to another: packages, findings, and files where both have theirs on this computer. */
export async function compareImages(before: Side, after: Side, signal?: AbortSignal): Promise<ImageDifference> {
  const sides = [before, after];
  const [earlier, later] = await both(sides, ({ api, arn }) => getImage(api, arn));
  const packages = bothKnown(await both(sides, ({ api, arn }) => imagePackages(api, arn)));
  const findings = bothKnown(await both(sides, ({ api, arn }) => imageFindings(api, arn)));
  const contents = bothKnown(await both(sides, ({ api, arn }) => imageContents(api, arn)));
  const order = versionOrderOf(later.osVersion ?? earlier.osVersion ?? '');
  return {
    before: imageRow(earlier),
    after: imageRow(later),
    packages: packages.known ? known(comparePackages(...packages.value, order)) : packages,
    findings: findings.known ? known(compareFindings(findings.value[0].findings, findings.value[1].findings)) : findings,
    files: contents.known ? await filesOf(...contents.value, signal) : contents,
  };
}

type Both<Value> = readonly [Value, Value];

async function both<Value>(sides: readonly Side[], ask: (side: Side) => Promise<Value>): Promise<Both<Value>> {
  return (await Promise.all(sides.map(ask))) as unknown as Both<Value>; // two sides give two answers
}

/** Two answers make a difference only where both are known; the reason says of which image it is. */
function bothKnown<Value>([before, after]: Both<Known<Value>>): Known<Both<Value>> {
  if (!before.known) return unknown(`The earlier image: ${before.why}`);
  if (!after.known) return unknown(`The later image: ${after.why}`);
  return known([before.value, after.value]);
}

const identity = (finding: ImageFinding) => `${finding.id}\n${finding.package}`;

/** The same weakness in another version of the package is the same finding. */
function compareFindings(before: readonly ImageFinding[], after: readonly ImageFinding[]): FindingsDifference {
  const [earlier, later] = [new Set(before.map(identity)), new Set(after.map(identity))];
  const added = after.filter((finding) => !earlier.has(identity(finding)));
  return { added, gone: before.filter((finding) => !later.has(identity(finding))), stayed: after.length - added.length };
}

async function filesOf(before: ImageContents, after: ImageContents, signal: AbortSignal | undefined): Promise<Known<FilesDifference>> {
  if (before.base !== after.base)
    return unknown(`The images stand on different bases (${before.base}; ${after.base}), and each lists only what differs from its own.`);
  const files = compareFiles(before.changes, after.changes);
  const undecided = undecidedFiles(before.changes, after.changes);
  const changed = await changedAmong(undecided, { before, after, signal });
  if (changed === undefined)
    return known({ files, limits: `${undecided.size} files of the same size were not compared: a layer is no longer on this computer.` });
  const sizes = new Map(after.changes.map(({ path, size }) => [path, size]));
  const more = changed.map((path) => ({ kind: 'changed' as const, path, type: 'file', before: sizes.get(path), after: sizes.get(path) }));
  return known({
    files: [...files, ...more].sort((a, b) => (a.path < b.path ? -1 : 1)),
    limits: 'Owners, modes and times were not compared.',
  });
}

interface Layers {
  readonly before: ImageContents;
  readonly after: ImageContents;
  readonly signal: AbortSignal | undefined;
}

/** Those whose contents differ; undefined where a layer to look into is gone. */
async function changedAmong(paths: ReadonlySet<string>, { before, after, signal }: Layers): Promise<readonly string[] | undefined> {
  if (paths.size === 0) return [];
  const layers = [before, after].flatMap(({ artifacts }) => artifacts.find(({ type }) => type === 'layer')?.path ?? []);
  const [earlier, later] = layers;
  if (earlier === undefined || later === undefined) return undefined;
  const [first, second] = [await layerDigests(earlier, paths, signal), await layerDigests(later, paths, signal)];
  return [...paths].filter((path) => first.get(path) !== second.get(path));
}

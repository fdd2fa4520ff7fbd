import { dirname, join } from 'node:path';
import { ARCHIVE_NAME, type ImageLayer, LAYERS_NAME, LAYOUT_FOLDER, type LayersFile, layoutFiles } from '../../../rehearsal/index.ts';
import { type Deposit, openDeposit } from '../../artifacts/deposit.ts';
import { imageFacts } from '../../artifacts/image-facts.ts';
import { MANIFEST_NAME, SBOM_NAME } from '../../artifacts/names.ts';
import { comparePackages } from '../../artifacts/packages/compare-packages.ts';
import { blobFile } from '../../artifacts/place.ts';
import { LAYER_NAME, type PutImage, putArchive } from '../../artifacts/put-image.ts';
import { cycloneDx } from '../../artifacts/sbom.ts';
import { repositoryUri } from '../../ecr/registry-names.ts';
import type { ImageManifest } from '../build-job.ts';
import type { BuildRun } from '../build-run.ts';
import type { Workpiece } from '../workpiece.ts';
import type { ContainerImage } from './container-image.ts';
import { containerOf, versionTag } from './container-of.ts';
import { layerChanges } from './layer-changes.ts';

export interface BuiltContainer {
  readonly image: ContainerImage;
  /** The layers of the parent image; none where the last stage does not stand on it. */
  readonly parent: readonly ImageLayer[];
}

/** Puts a container image among the artifacts of its build, in the form of every other image: layout, archive, and what tells of it. */
export async function putContainerImage(run: BuildRun, work: Workpiece, built: BuiltContainer): Promise<void> {
  const { job, deps, journal } = run;
  const folder = job.outputDirectory;
  const deposit = await openDeposit(deps.artifacts, { image: job.imageArn, folder });
  try {
    const put = await putLayers(run, deposit, built.image);
    await putDocuments(run, deposit, { image: built.image, layers: put.layers });
    work.inventory = await putFacts(run, deposit, { put, parent: built.parent });
    await putArchive(deps.artifacts, deposit, { ...put, folder });
    deposit.commit();
  } finally {
    await deposit.close();
  }
  const archive = join(folder, ARCHIVE_NAME);
  journal.log(`Wrote the image archive ${archive}`);
  work.artifacts = { archive, layer: join(folder, LAYER_NAME), manifest: join(folder, MANIFEST_NAME) };
}

async function putLayers({ deps }: BuildRun, deposit: Deposit, { layers }: ContainerImage): Promise<PutImage> {
  const put: ImageLayer[] = [];
  for (const [index, layer] of layers.entries()) {
    const naming = { name: layerName(layer), kind: 'content' } as const;
    const take = dirname(layer.file) === deposit.incoming ? deposit.file : deposit.shared;
    const blob = await take(naming, layer.file, layer.digest);
    if (index === layers.length - 1) await deposit.alias({ name: LAYER_NAME, kind: 'content' }, blob);
    put.push({ ...layer, file: blobFile(deps.artifacts, layer.digest) });
  }
  return { layers: put, complete: true };
}

const layerName = ({ digest }: ImageLayer) => `${LAYOUT_FOLDER}/blobs/${digest.replace(':', '/')}`;

interface Described {
  readonly image: ContainerImage;
  readonly layers: readonly ImageLayer[];
}

/** The layout, under the name that the image has in its registry, and the list of layers for builds upon it. */
async function putDocuments(run: BuildRun, deposit: Deposit, { image, layers }: Described): Promise<void> {
  const { job } = run;
  const name = `${repositoryUri(job, containerOf(run).job.repository)}:${versionTag(run)}`;
  const files = layoutFiles({ name, layers, history: [], created: new Date(), labels: {}, config: image.config });
  for (const file of files) await deposit.bytes({ name: `${LAYOUT_FOLDER}/${file.name}`, kind: 'content' }, file.bytes);
  const listed = layers.map(({ file: _, ...layer }) => ({ ...layer, file: layerName({ ...layer, file: '' }) }));
  const title = `${job.imageName} ${job.version}/${job.buildNumber}, a container image`;
  const list: LayersFile = { title, notes: [], complete: true, layers: listed };
  await deposit.bytes({ name: LAYERS_NAME, kind: 'content' }, JSON.stringify(list));
}

async function putFacts(run: BuildRun, deposit: Deposit, { put, parent }: { put: PutImage; parent: readonly ImageLayer[] }) {
  const { job, deps, journal } = run;
  const below = put.layers.slice(0, sharedLayers(put.layers, parent));
  const { image } = await imageFacts(deps.artifacts, put);
  const before = below.length === 0 ? undefined : (await imageFacts(deps.artifacts, { layers: below, complete: true })).image;
  for (const [path, fault] of Object.entries(image.faults)) journal.log(`The packages in /${path} could not be read: ${fault}`);
  const manifest: ImageManifest = {
    imageArn: job.imageArn,
    base: job.parentImage,
    packages: image.packages,
    changes: await layerChanges(below, put.layers.slice(below.length)),
    packageChanges: comparePackages(before?.packages ?? [], image.packages),
  };
  await deposit.bytes({ name: MANIFEST_NAME, kind: 'facts' }, `${JSON.stringify(manifest, undefined, 1)}\n`);
  const subject = { imageArn: job.imageArn, name: job.imageName, version: `${job.version}/${job.buildNumber}`, created: new Date() };
  await deposit.bytes({ name: SBOM_NAME, kind: 'facts' }, `${JSON.stringify(cycloneDx(subject, image), undefined, 1)}\n`);
  const packages = image.packages.map(({ name, version }) => ({ name, version }));
  return { osVersion: image.distribution?.title ?? 'Linux', packages };
}

/** How many of the lowest layers are those of the parent. */
function sharedLayers(layers: readonly ImageLayer[], parent: readonly ImageLayer[]): number {
  const first = layers.findIndex(({ diffId }, index) => parent[index]?.diffId !== diffId);
  return first === -1 ? layers.length : first;
}

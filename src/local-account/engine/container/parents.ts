// The images that a Dockerfile builds upon.
import { layoutFolder, parseImageUri } from '../../ecr/registry-names.ts';
import type { BuildJob } from '../build-job.ts';
import { BuildFailure, type BuildRun } from '../build-run.ts';
import { machineOf } from '../machines.ts';
import type { ContainerDeps } from './container-deps.ts';
import { artifactImage, type ContainerImage, layoutImage, plainImage } from './container-image.ts';

/** Bare systems, for which a base of this computer can stand in, as it does for the AMIs of the same systems. */
const BARE_SYSTEM =
  /^(?:docker\.io\/(?:library\/)?|public\.ecr\.aws\/(?:amazonlinux|debian|ubuntu|docker\/library)\/)?(?:amazonlinux|debian|ubuntu)(?:[:@].*)?$/;

/**
 * The image of a name: one that this account built, one in its registries, or the base that stands in for a bare system. Nothing is
 * fetched. Throws a BuildFailure that says where images are looked for. `folder` takes layers that have to be written.
 */
export async function parentImage(
  run: BuildRun,
  name: string,
  { registries, folder }: Pick<ContainerDeps, 'registries'> & { folder: string },
): Promise<ContainerImage> {
  const { job, journal } = run;
  if (name === job.parentImage && job.parentArtifacts !== undefined) {
    journal.log(`Resolved Container Recipe parent image ${name} to an image of this local account.`);
    return await artifactImage(job.parentArtifacts);
  }
  const uri = parseImageUri(name);
  if (uri && uri.accountId === job.accountId) {
    const layout = layoutFolder(registries.folder, uri, uri.repository);
    const image = await layoutImage(layout, (images) => {
      const found = images.find(({ digest, tags }) => (uri.digest === undefined ? tags.includes(uri.tag ?? '') : digest === uri.digest));
      if (!found) throw notFound(job, name);
      return found.digest;
    });
    journal.log(`Resolved parent image ${name} to the image in the local registry.`);
    return image;
  }
  if (BARE_SYSTEM.test(name) || isManaged(name)) return await standIn(run, name, folder);
  throw notFound(job, name);
}

/** A managed image of Amazon's. */
const isManaged = (name: string) => /^arn:aws[^:]*:imagebuilder:[^:]*:aws:image\//.test(name);

function notFound({ accountId, region }: BuildJob, name: string): BuildFailure {
  const place = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  return new BuildFailure(
    `The parent image ${name} is not on this computer. Nothing is fetched: put it into a repository of ${place}, or build it here`,
  );
}

async function standIn(run: BuildRun, name: string, folder: string): Promise<ContainerImage> {
  const { deps, journal, signal } = run;
  const { driver, base } = await machineOf(run, undefined);
  journal.log(
    `Parent image ${name} is not on this computer: ${base.title} stands in for it.`,
    ...base.notes.map((note) => `Note: ${note}`),
  );
  const sandbox = await driver.open({ base, network: deps.network ?? 'internet', signal });
  try {
    const snapshot = await sandbox.snapshot();
    try {
      const { layers, complete } = await snapshot.exportLayers(folder);
      if (!complete) throw new BuildFailure(`${base.title} can't be given away, so that no container image can be built upon it`);
      // Nothing was done in it: its own layer is empty, and not part of the image that is meant.
      return plainImage(layers.length > 1 ? layers.slice(0, -1) : layers, base.title);
    } finally {
      await snapshot.dispose();
    }
  } finally {
    await sandbox.close();
  }
}

import { join } from 'node:path';
import type { WorkflowMap } from '../../../documents/index.ts';
import { LAYOUT_FOLDER } from '../../../rehearsal/index.ts';
import { blobPath, manifestText, readImages, readManifest } from '../../ecr/layout.ts';
import { type PushedImage, type PushTarget, pushImage } from '../../ecr/push.ts';
import { layoutFolder } from '../../ecr/registry-names.ts';
import type { OutputResources } from '../../protocol/imagebuilder-shapes.ts';
import { findImage, replaceImageOutput } from '../../store/images.ts';
import type { RegionFailure } from '../build-job.ts';
import { BuildFailure, type BuildRun } from '../build-run.ts';
import { messageOf } from '../message-of.ts';
import type { Workpiece } from '../workpiece.ts';
import { containerOf, versionTag } from './container-of.ts';

/**
 * Pushes the image to the recipe's repository, and to those of the distribution configuration in their Regions. Every Region is tried;
 * throws a BuildFailure that says of each what was refused. What was pushed stays, as in ECR.
 */
export async function distributeContainer(run: BuildRun, work: Workpiece): Promise<WorkflowMap> {
  work.distributed = true;
  const { registries } = containerOf(run).deps;
  const image = builtImage(run.job.outputDirectory);
  const pushed: OutputContainer[] = [];
  const failures: RegionFailure[] = [];
  for (const target of targetsOf(run)) {
    run.signal.throwIfAborted();
    try {
      const imageUris = await pushImage(registries, target, image);
      pushed.push({ region: target.region, imageUris: [...imageUris] });
      const layout = layoutFolder(registries.folder, target, target.repository);
      run.journal.log(...imageUris.map((uri, index) => `Pushed ${uri} (oci:${layout}:${target.tags[index]})`));
    } catch (error) {
      failures.push({ region: target.region, accountId: target.accountId, status: 'FAILED', message: messageOf(error) });
    }
  }
  recordContainers(run, pushed);
  if (failures.length > 0) {
    const reason = failures.map(({ region, message }) => `${region}: ${message}`).join('; ');
    throw new BuildFailure(`Container image distribution failed: ${reason}`, { regions: failures });
  }
  return { status: 'Success', succeededRegions: [...new Set(pushed.map(({ region }) => region))], failedRegions: [] };
}

interface OutputContainer {
  readonly region: string;
  readonly imageUris: string[];
}

/** One entry a repository; the recipe's comes first, in the Region of the build. */
function targetsOf(run: BuildRun): readonly PushTarget[] {
  const { accountId, region } = run.job;
  const { repository, distributions } = containerOf(run).job;
  const targets = new Map<string, PushTarget>();
  for (const wanted of [{ region, repository, tags: [] as readonly string[] }, ...distributions]) {
    const key = `${wanted.region}/${wanted.repository}`;
    const tags = [...(targets.get(key)?.tags ?? [versionTag(run)]), ...wanted.tags];
    targets.set(key, { accountId, region: wanted.region, repository: wanted.repository, tags: [...new Set(tags)] });
  }
  return [...targets.values()];
}

/** The image as it lies among the artifacts of its build, which an earlier run may have put there. */
function builtImage(artifacts: string): PushedImage {
  const layout = join(artifacts, LAYOUT_FOLDER);
  const [image] = readImages(layout);
  if (!image) throw new BuildFailure('There is no container image: no step with the action ExecuteComponents has built one');
  const { config, layers = [] } = readManifest(layout, image.digest);
  const digests = [...(config ? [config.digest] : []), ...layers.map(({ digest }) => digest)];
  return {
    manifest: { digest: image.digest, mediaType: image.mediaType, bytes: Buffer.from(manifestText(layout, image.digest)) },
    blobs: [...new Set(digests)].map((digest) => ({ digest, file: blobPath(layout, digest) })),
  };
}

/** One entry a Region, as the API answers it. */
function recordContainers(run: BuildRun, pushed: readonly OutputContainer[]): void {
  const { store } = containerOf(run).deps.registries;
  const { imageArn } = run.job;
  const output = JSON.parse(findImage(store, imageArn)?.output ?? '{}') as OutputResources;
  const regions = [...new Set(pushed.map(({ region }) => region))];
  const containers = regions.map((region) => ({
    region,
    imageUris: pushed.flatMap((one) => (one.region === region ? one.imageUris : [])),
  }));
  replaceImageOutput(store, imageArn, { ...output, amis: [], containers });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE_NAME } from '../../rehearsal/index.ts';
import type { Account } from '../account.ts';
import { MANIFEST_NAME } from '../artifacts/names.ts';
import { LAYER_NAME } from '../artifacts/put-image.ts';
import { freezeDistributions } from '../distribution/freeze.ts';
import type { BuildJob, BuildProgress, ImageManifest } from '../engine/build-job.ts';
import type {
  DistributeImageRequest,
  DistributeImageResponse,
  DistributionConfiguration,
  Image,
  Platform,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findImage, insertImage, setProgress } from '../store/images.ts';
import { findResource, insertResource, takeBuildNumber, type Version } from '../store/resources.ts';
import { addTags, tagsOf } from '../store/tags.ts';
import { formatArn, parseArn, toSlug } from './arn.ts';
import { nothingToDistribute } from './decisions.ts';
import { defined } from './defined.ts';
import { resolveParentImage } from './parent-image.ts';
import { checkConcurrentBuilds } from './quotas.ts';
import { getResource } from './resolve.ts';
import { formatVersion, parseVersion } from './version.ts';

/**
 * Makes a new image of an AMI that is there, on which nothing is built: the image is distributed as the configuration says. The source is
 * an AMI, a parameter with the id of one, or an image.
 */
export function distributeImage(account: Account, input: Valid<DistributeImageRequest>): DistributeImageResponse {
  const { store } = account;
  checkConcurrentBuilds(account);
  const { arn: configuration, body } = getResource<DistributionConfiguration>(
    account,
    'distribution-configuration',
    input.distributionConfigurationArn,
  );
  const source = sourceOf(account, input.sourceImage);
  const { name, version } = source;
  const identity = { kind: 'image', slug: toSlug(name), version } as const;
  const build = takeBuildNumber(account, identity, formatVersion(version));
  const arn = formatArn(account, { ...identity, build });
  const date = account.clock.now();
  const image = defined<Image>({
    ...{ arn, type: 'AMI', name, version: `${formatVersion(version)}/${build}`, platform: source.platform },
    ...{ distributionConfiguration: { ...body, tags: tagsOf(store, configuration) }, executionRole: input.executionRole },
    ...{ loggingConfiguration: input.loggingConfiguration, buildType: 'USER_INITIATED', imageSource: 'CUSTOM' },
    dateCreated: date.toISOString(),
  });
  const job: BuildJob = {
    ...{ imageArn: arn, imageName: name, version: formatVersion(version), buildNumber: build, pipelineArn: undefined },
    ...{ accountId: account.accountId, region: account.region, platform: source.platform, parentImage: input.sourceImage },
    // What is distributed is not copied: the new AMIs stand on the artifacts of the source.
    ...{ parentArtifacts: source.artifacts, outputDirectory: source.artifacts },
    ...{ components: [], workingDirectory: undefined, testsEnabled: false, terminateInstanceOnFailure: true },
    executionRole: input.executionRole,
    distributions: freezeDistributions(
      { imageName: name, region: account.region, description: undefined, date, build },
      body.distributions,
    ),
  };
  insertResource(account, { ...identity, build, arn }, image);
  const logGroup = input.loggingConfiguration?.logGroupName ?? `/aws/imagebuilder/${identity.slug}`;
  insertImage(store, { arn, pipeline: undefined, job: JSON.stringify(job), logGroup });
  setProgress(store, arn, progressOf(source));
  addTags(store, arn, input.tags);
  account.builds.wake();
  return { imageBuildVersionArn: arn };
}

interface Source {
  /** As what it was built, which the new image is called after. */
  readonly name: string;
  readonly version: Version;
  readonly platform: Platform;
  /** The folder of the artifacts. */
  readonly artifacts: string;
  readonly osVersion: string | undefined;
}

/** Throws ResourceNotFoundException for what is not there, and InvalidRequestException for an AMI that is nothing but an id here. */
function sourceOf(account: Account, sourceImage: string): Source {
  const { artifacts, platform = 'Linux' } = resolveParentImage(account, sourceImage);
  const manifest = join(artifacts ?? '', MANIFEST_NAME);
  if (artifacts === undefined || !existsSync(manifest)) throw nothingToDistribute(sourceImage);
  const { imageArn } = JSON.parse(readFileSync(manifest, 'utf8')) as ImageManifest;
  const { slug = 'image', version = '1.0.0' } = parseArn(imageArn) ?? {};
  const name = findResource<Image>(account.store, imageArn)?.body.name ?? slug;
  return { name, version: parseVersion(version), platform, artifacts, osVersion: findImage(account.store, imageArn)?.osVersion };
}

/** Building and testing are over: the build goes on with its distribution. */
function progressOf({ artifacts: folder, osVersion }: Source): BuildProgress {
  const archive = join(folder, ARCHIVE_NAME);
  return {
    ...{ reached: 'TESTED', distributed: false, workflowOutputs: {}, launches: 0, over: [], suspended: [], retries: 0 },
    artifacts: {
      archive: existsSync(archive) ? archive : undefined,
      layer: join(folder, LAYER_NAME),
      manifest: join(folder, MANIFEST_NAME),
    },
    inventory: osVersion === undefined ? undefined : { osVersion, packages: [] },
  };
}

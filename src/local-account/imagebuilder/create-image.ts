import type { Account } from '../account.ts';
import type {
  CreateImageRequest,
  CreateImageResponse,
  DistributionConfiguration,
  Image,
  ImagePipeline,
  ImageTestsConfiguration,
  InfrastructureConfiguration,
  StartImagePipelineExecutionRequest,
  StartImagePipelineExecutionResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { insertImage } from '../store/images.ts';
import { insertResource, takeBuildNumber } from '../store/resources.ts';
import { addTags, type Tags, tagsOf } from '../store/tags.ts';
import { formatArn } from './arn.ts';
import { freezeJob } from './build-job.ts';
import { type BuildSettings, checkBuildSettings, testsOf } from './build-settings.ts';
import { defined } from './defined.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { getResource } from './resolve.ts';
import { formatVersion } from './version.ts';

/** Answers at once; the image waits as PENDING until its build begins. */
export function createImage(account: Account, input: Valid<CreateImageRequest>): CreateImageResponse {
  const { clientToken: _token, tags, loggingConfiguration, ...settings } = input;
  const image = startBuild(account, { settings, tags, logGroup: loggingConfiguration?.logGroupName, pipeline: undefined });
  return { imageBuildVersionArn: image.arn, latestVersionReferences: latestVersionReferences(account, image) };
}

/** Works for disabled pipelines too; the status only concerns the schedule. */
export function startImagePipelineExecution(
  account: Account,
  input: Valid<StartImagePipelineExecutionRequest>,
): StartImagePipelineExecutionResponse {
  const { arn, body } = getResource<Valid<ImagePipeline>>(account, 'image-pipeline', input.imagePipelineArn);
  const settings = { ...body, infrastructureConfigurationArn: body.infrastructureConfigurationArn ?? '' };
  const logGroup = body.loggingConfiguration?.imageLogGroupName;
  return { imageBuildVersionArn: startBuild(account, { settings, tags: input.tags, logGroup, pipeline: arn }).arn };
}

interface Start {
  readonly settings: BuildSettings & {
    readonly imageTestsConfiguration?: ImageTestsConfiguration | undefined;
    readonly enhancedImageMetadataEnabled?: boolean | undefined;
  };
  readonly tags: Tags | undefined;
  readonly logGroup: string | undefined;
  readonly pipeline: string | undefined;
}

function startBuild(account: Account, { settings, tags, logGroup, pipeline }: Start) {
  const { store } = account;
  const recipe = checkBuildSettings(account, settings);
  const infrastructure = getResource<InfrastructureConfiguration>(
    account,
    'infrastructure-configuration',
    settings.infrastructureConfigurationArn,
  );
  const { distributionConfigurationArn: distributionArn } = settings;
  const distribution = distributionArn
    ? getResource<DistributionConfiguration>(account, 'distribution-configuration', distributionArn)
    : undefined;
  const identity = { kind: 'image', slug: recipe.slug, version: recipe.version } as const;
  const build = takeBuildNumber(store, identity, formatVersion(recipe.version));
  const arn = formatArn(account, { ...identity, build });
  const tests = testsOf(settings.imageTestsConfiguration);
  const date = account.clock.now();
  const frozen = { arn, build, recipe, infrastructure: infrastructure.body, distribution: distribution?.body, pipeline, date };
  const job = freezeJob(account, { ...frozen, testsEnabled: tests.imageTestsEnabled ?? true });
  const image: Image = defined({
    arn,
    type: 'AMI',
    name: recipe.body.name,
    // Of images alone the version carries the build.
    version: `${formatVersion(recipe.version)}/${build}`,
    platform: recipe.body.platform,
    enhancedImageMetadataEnabled: settings.enhancedImageMetadataEnabled ?? true,
    imageRecipe: { ...recipe.body, tags: tagsOf(store, recipe.arn) },
    infrastructureConfiguration: { ...infrastructure.body, tags: tagsOf(store, infrastructure.arn) },
    distributionConfiguration: distribution && { ...distribution.body, tags: tagsOf(store, distribution.arn) },
    imageTestsConfiguration: tests,
    sourcePipelineArn: pipeline,
    executionRole: settings.executionRole,
    workflows: settings.workflows && [...settings.workflows],
    loggingConfiguration: logGroup === undefined ? undefined : { logGroupName: logGroup },
    buildType: 'USER_INITIATED',
    imageSource: 'CUSTOM',
    dateCreated: date.toISOString(),
  });
  insertResource(store, { ...identity, build, arn }, image);
  insertImage(store, { arn, pipeline, job: JSON.stringify(job), logGroup: logGroup ?? defaultLogGroup(job.imageName, recipe.slug) });
  addTags(store, arn, tags);
  account.builds.wake();
  return { ...identity, arn };
}

/** The image's name as it is written, as far as log groups may be called so (they take no blanks). */
function defaultLogGroup(name: string, slug: string): string {
  return `/aws/imagebuilder/${/\s/.test(name) ? slug : name}`;
}

import type { Account } from '../account.ts';
import type {
  BuildType,
  ContainerRecipe,
  DistributionConfiguration,
  Image,
  ImageRecipe,
  ImageScanningConfiguration,
  ImageTestsConfiguration,
  InfrastructureConfiguration,
} from '../protocol/imagebuilder-shapes.ts';
import { insertImage } from '../store/images.ts';
import { insertResource, type ResourceRow, takeBuildNumber } from '../store/resources.ts';
import { addTags, type Tags, tagsOf } from '../store/tags.ts';
import { formatArn } from './arn.ts';
import { freezeJob, type NewBuild } from './build-job.ts';
import { type BuildSettings, checkBuildSettings, type RecipeRow, testsOf } from './build-settings.ts';
import { freezeWorkflows } from './build-workflows.ts';
import { checkBuilder, isContainerRecipe } from './container-job.ts';
import { defined } from './defined.ts';
import { getResource } from './resolve.ts';
import { formatVersion } from './version.ts';

export interface BuildRequest {
  readonly settings: BuildSettings & {
    readonly imageTestsConfiguration?: ImageTestsConfiguration | undefined;
    readonly enhancedImageMetadataEnabled?: boolean | undefined;
  };
  readonly tags: Tags | undefined;
  readonly logGroup: string | undefined;
  /** The ARN of the pipeline that asks; undefined for CreateImage. */
  readonly pipeline: string | undefined;
  readonly buildType: BuildType;
}

/** Writes a new image with everything that its build needs, wakes the builds, and answers the image's identity. */
export function startBuild(account: Account, request: BuildRequest) {
  const { store } = account;
  const build = newBuild(account, request);
  const { recipe, arn } = build;
  const job = freezeJob(account, build);
  const identity = { kind: 'image', slug: recipe.slug, version: recipe.version, build: build.build, arn } as const;
  insertResource(account, identity, imageOf(account, build, request));
  const logGroup = request.logGroup ?? defaultLogGroup(job.imageName, recipe.slug);
  insertImage(store, { arn, pipeline: request.pipeline, job: JSON.stringify(job), logGroup });
  addTags(store, arn, request.tags);
  account.builds.wake();
  return identity;
}

function newBuild(account: Account, { settings, pipeline }: BuildRequest): NewBuild {
  const recipe = checkBuildSettings(account, settings);
  checkBuilder(account, recipe);
  const { infrastructureConfigurationArn, distributionConfigurationArn } = settings;
  const infrastructure = getResource<InfrastructureConfiguration>(account, 'infrastructure-configuration', infrastructureConfigurationArn);
  const distribution = distributionConfigurationArn
    ? getResource<DistributionConfiguration>(account, 'distribution-configuration', distributionConfigurationArn)
    : undefined;
  const identity = { kind: 'image', slug: recipe.slug, version: recipe.version } as const;
  const build = takeBuildNumber(account, identity, formatVersion(recipe.version));
  return {
    arn: formatArn(account, { ...identity, build }),
    build,
    recipe,
    infrastructure: withTags(account, infrastructure),
    distribution: distribution && withTags(account, distribution),
    testsEnabled: testsOf(settings.imageTestsConfiguration).imageTestsEnabled ?? true,
    workflows: freezeWorkflows(account, settings.workflows),
    executionRole: settings.executionRole,
    collectImageMetadata: settings.enhancedImageMetadataEnabled ?? true,
    scanning: settings.imageScanningConfiguration?.imageScanningEnabled ?? false,
    pipeline,
    date: account.clock.now(),
  };
}

/** The image as the API answers it, less what moves: it embeds recipe and configurations as they are now. */
function imageOf(account: Account, build: NewBuild, { settings, logGroup, buildType }: BuildRequest): Image {
  const { recipe } = build;
  return defined<Image>({
    arn: build.arn,
    type: isContainerRecipe(recipe) ? 'DOCKER' : 'AMI',
    name: recipe.body.name,
    // Of images alone the version carries the build.
    version: `${formatVersion(recipe.version)}/${build.build}`,
    platform: recipe.body.platform,
    enhancedImageMetadataEnabled: settings.enhancedImageMetadataEnabled ?? true,
    ...embedded(account, recipe),
    infrastructureConfiguration: build.infrastructure,
    distributionConfiguration: build.distribution,
    imageTestsConfiguration: testsOf(settings.imageTestsConfiguration),
    imageScanningConfiguration: settings.imageScanningConfiguration as ImageScanningConfiguration | undefined,
    sourcePipelineArn: build.pipeline,
    executionRole: settings.executionRole,
    workflows: settings.workflows && [...settings.workflows],
    loggingConfiguration: logGroup === undefined ? undefined : { logGroupName: logGroup },
    buildType,
    imageSource: 'CUSTOM',
    dateCreated: build.date.toISOString(),
  });
}

/** The recipe, under the name that its kind has in an image. */
function embedded(account: Account, recipe: RecipeRow): Pick<Image, 'imageRecipe' | 'containerRecipe'> {
  if (isContainerRecipe(recipe)) return { containerRecipe: withTags<ContainerRecipe>(account, recipe) };
  return { imageRecipe: withTags<ImageRecipe>(account, recipe as ResourceRow<ImageRecipe>) };
}

function withTags<Body extends object>(
  { store }: Account,
  { arn, body }: ResourceRow<Body>,
): Body & { readonly tags: Record<string, string> } {
  return { ...body, tags: tagsOf(store, arn) };
}

/** The image's name as it is written, as far as log groups may be called so (they take no blanks). */
function defaultLogGroup(name: string, slug: string): string {
  return `/aws/imagebuilder/${/\s/.test(name) ? slug : name}`;
}

import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  ContainerRecipe,
  ContainerRecipeSummary,
  CreateContainerRecipeRequest,
  CreateContainerRecipeResponse,
  DeleteContainerRecipeRequest,
  DeleteContainerRecipeResponse,
  GetContainerRecipeRequest,
  GetContainerRecipeResponse,
  ListContainerRecipesRequest,
  ListContainerRecipesResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findResource, insertResource, type ResourceRow, setReferences } from '../store/resources.ts';
import { addTags, tagsOf } from '../store/tags.ts';
import { alreadyExists, formatArn, invalidValue, parseArn, toSlug } from './arn.ts';
import { defined } from './defined.ts';
import { deleteVersion } from './delete-version.ts';
import { checkDockerfileTemplate } from './dockerfile-template.ts';
import { documentText } from './document-text.ts';
import type { FilterFields } from './filters.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { list } from './list.ts';
import { nextVersion } from './next-version.ts';
import { platformOf } from './platform.ts';
import { checkQuota } from './quotas.ts';
import { commonPlatform, resolveComponents } from './recipe-components.ts';
import { resolveResource } from './resolve.ts';
import { formatVersion } from './version.ts';

type Row = ResourceRow<ContainerRecipe>;
type Input = Valid<CreateContainerRecipeRequest>;

/** Creates a version of a recipe; recipes never change afterwards. An `x` in the version asks for the next number. */
export function createContainerRecipe(account: Account, input: Input): CreateContainerRecipeResponse {
  const { containerType, name, semanticVersion, components = [], parentImage, targetRepository, tags } = input;
  const { description, instanceConfiguration, kmsKeyId } = input;
  const dockerfileTemplateData = documentText(account, input, { data: 'dockerfileTemplateData', uri: 'dockerfileTemplateUri' });
  checkDockerfileTemplate(dockerfileTemplateData);
  checkOverrides(input);
  const named = { kind: 'container-recipe', slug: toSlug(name) } as const;
  const version = nextVersion(account, named, semanticVersion);
  const arn = formatArn(account, { ...named, version });
  if (findResource(account.store, arn)) throw alreadyExists('container-recipe', arn);
  checkQuota(account, 'container-recipe');
  void account.containerBuilders.choose(); // a build will follow, and to try a builder out takes seconds
  const resolved = resolveComponents(account, components);
  const platform = commonPlatform(input.platformOverride ?? platformOfContainer(account, parentImage), resolved);
  if (platform === 'macOS') throw invalidValue('platformOverride', 'Container images are for Linux or Windows.');
  const recipe: ContainerRecipe = defined({
    arn,
    containerType,
    name,
    description,
    platform,
    owner: account.accountId,
    version: formatVersion(version),
    components,
    instanceConfiguration,
    dockerfileTemplateData,
    kmsKeyId,
    encrypted: true,
    parentImage,
    dateCreated: account.clock.now().toISOString(),
    workingDirectory: input.workingDirectory ?? (platform === 'Windows' ? 'C:/' : '/tmp'),
    targetRepository,
  });
  insertResource(account, { ...named, version, arn }, recipe);
  setReferences(account.store, arn, [parentImage, ...components.map(({ componentArn }) => componentArn)]);
  addTags(account.store, arn, tags);
  return { containerRecipeArn: arn, latestVersionReferences: latestVersionReferences(account, { ...named, version }) };
}

/** Takes a version's ARN, or one with wildcards. */
export function getContainerRecipe(
  account: Account,
  { containerRecipeArn: arn }: Valid<GetContainerRecipeRequest>,
): GetContainerRecipeResponse {
  const row = resolveResource<ContainerRecipe>(account, { kind: 'container-recipe', arn });
  return {
    containerRecipe: { ...row.body, tags: tagsOf(account.store, row.arn) },
    latestVersionReferences: latestVersionReferences(row, row),
  };
}

const fields: FilterFields<Row> = {
  containerType: ({ body }) => body.containerType,
  name: ({ body }) => body.name,
  parentImage: ({ body }) => body.parentImage,
  platform: ({ body }) => body.platform,
};

/** One row a version, in the order of creation. */
export function listContainerRecipes(account: Account, input: Valid<ListContainerRecipesRequest>): ListContainerRecipesResponse {
  const { items, ...more } = list<ContainerRecipe>(account, input, { kind: 'container-recipe', level: 'build', fields });
  return { containerRecipeSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

/** Refused while a pipeline needs it. */
export function deleteContainerRecipe(
  account: Account,
  { containerRecipeArn: arn }: Valid<DeleteContainerRecipeRequest>,
): DeleteContainerRecipeResponse {
  return { containerRecipeArn: deleteVersion(account, 'container-recipe', arn) };
}

/** The name of an image in a registry seldom tells its platform, so that silence there leaves the word to the components. */
function platformOfContainer(account: Account, parentImage: string) {
  const isArn = parseArn(parentImage) !== undefined;
  return isArn || /windows/i.test(parentImage) ? platformOf(account, parentImage) : undefined;
}

/** Image Builder knows the system of its own images; only an image from a registry needs to be told. */
function checkOverrides({ parentImage, imageOsVersionOverride }: Input): void {
  if (imageOsVersionOverride === undefined || parseArn(parentImage) === undefined) return;
  throw new AwsError('InvalidRequestException', "'imageOsVersionOverride' can only be used with a parent image from a registry.");
}

function toSummary(account: Account, { arn, body }: Row): ContainerRecipeSummary {
  const { containerType, name, platform, owner, parentImage, dateCreated, instanceConfiguration } = body;
  const instanceImage = instanceConfiguration?.image;
  return { arn, containerType, name, platform, owner, parentImage, dateCreated, instanceImage, tags: tagsOf(account.store, arn) };
}

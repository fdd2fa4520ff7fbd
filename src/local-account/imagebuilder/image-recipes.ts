import type { Account } from '../account.ts';
import type {
  CreateImageRecipeRequest,
  CreateImageRecipeResponse,
  DeleteImageRecipeRequest,
  DeleteImageRecipeResponse,
  GetImageRecipeRequest,
  GetImageRecipeResponse,
  ImageRecipe,
  ImageRecipeSummary,
  ListImageRecipesRequest,
  ListImageRecipesResponse,
  Platform,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findResource, insertResource, type ResourceRow, setReferences } from '../store/resources.ts';
import { addTags, tagsFor } from '../store/tags.ts';
import { alreadyExists, formatArn, invalidValue, toSlug } from './arn.ts';
import { defined } from './defined.ts';
import { deleteVersion } from './delete-version.ts';
import type { FilterFields } from './filters.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { list } from './list.ts';
import { nextVersion } from './next-version.ts';
import { checkParentImage, platformOf } from './platform.ts';
import { checkQuota } from './quotas.ts';
import { commonPlatform, resolveComponents } from './recipe-components.ts';
import { resolveResource } from './resolve.ts';
import { formatVersion } from './version.ts';

type Row = ResourceRow<ImageRecipe>;

/** Creates a version of a recipe; recipes never change afterwards. An `x` in the version asks for the next number. */
export function createImageRecipe(account: Account, input: Valid<CreateImageRecipeRequest>): CreateImageRecipeResponse {
  const { name, semanticVersion, parentImage, components = [], tags, clientToken: _token, ...rest } = input;
  checkParentImage(parentImage);
  const named = { kind: 'image-recipe', slug: toSlug(name) } as const;
  const version = nextVersion(account, named, semanticVersion);
  const arn = formatArn(account, { ...named, version });
  if (findResource(account.store, arn)) throw alreadyExists('image-recipe', arn);
  checkQuota(account, 'image-recipe');
  const platform = commonPlatform(platformOf(account, parentImage), resolveComponents(account, components));
  checkAgent(platform, rest);
  const recipe: ImageRecipe = defined({
    ...rest,
    arn,
    name,
    version: formatVersion(version),
    type: 'AMI',
    platform,
    owner: account.accountId,
    components,
    parentImage,
    workingDirectory: rest.workingDirectory ?? (platform === 'Windows' ? 'C:/' : '/tmp'),
    dateCreated: account.clock.now().toISOString(),
  });
  insertResource(account, { ...named, version, arn }, recipe);
  setReferences(account.store, arn, [parentImage, ...components.map(({ componentArn }) => componentArn)]);
  addTags(account.store, arn, tags);
  return { imageRecipeArn: arn, latestVersionReferences: latestVersionReferences(account, { ...named, version }) };
}

/** Takes a version's ARN, or one with wildcards. */
export function getImageRecipe(account: Account, { imageRecipeArn: arn }: Valid<GetImageRecipeRequest>): GetImageRecipeResponse {
  const row = resolveResource<ImageRecipe>(account, { kind: 'image-recipe', arn });
  return {
    imageRecipe: { ...row.body, tags: tagsFor(account, row) },
    latestVersionReferences: latestVersionReferences(row, row),
  };
}

const fields: FilterFields<Row> = {
  name: ({ body }) => body.name,
  parentImage: ({ body }) => body.parentImage,
  platform: ({ body }) => body.platform,
};

/** One row a version, in the order of creation. */
export function listImageRecipes(account: Account, input: Valid<ListImageRecipesRequest>): ListImageRecipesResponse {
  const { items, ...more } = list<ImageRecipe>(account, input, { kind: 'image-recipe', level: 'build', fields });
  return { imageRecipeSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

/** Refused while a pipeline needs it. */
export function deleteImageRecipe(account: Account, { imageRecipeArn: arn }: Valid<DeleteImageRecipeRequest>): DeleteImageRecipeResponse {
  return { imageRecipeArn: deleteVersion(account, 'image-recipe', arn) };
}

function checkAgent(platform: Platform, { additionalInstanceConfiguration }: Pick<ImageRecipe, 'additionalInstanceConfiguration'>): void {
  if (platform !== 'Windows' || additionalInstanceConfiguration?.systemsManagerAgent === undefined) return;
  throw invalidValue('additionalInstanceConfiguration.systemsManagerAgent', 'It cannot be used in a recipe for Windows.');
}

function toSummary(account: Account, row: Row): ImageRecipeSummary {
  const { name, platform, owner, parentImage, dateCreated } = row.body;
  return { arn: row.arn, name, platform, owner, parentImage, dateCreated, tags: tagsFor(account, row) };
}

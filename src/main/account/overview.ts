import type { AccountComponent, AccountImage, AccountOverview, AccountPipeline, AccountRecipe } from '../../contract/index.ts';
import type { Aws, Imagebuilder, ImageSummary } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

async function components(api: Imagebuilder): Promise<AccountComponent[]> {
  const found = await everyPage((nextToken) => api.listComponents({ owner: 'Self', nextToken }), 'componentVersionList');
  return found.map(({ arn = '', name = '', version = '', platform = '', type = '', description = '', dateCreated = '' }) => ({
    arn,
    name,
    version,
    platform,
    type,
    description,
    dateCreated,
  }));
}

async function recipes(api: Imagebuilder): Promise<AccountRecipe[]> {
  const found = await everyPage((nextToken) => api.listImageRecipes({ owner: 'Self', nextToken }), 'imageRecipeSummaryList');
  return found.map(({ arn = '', name = '', platform = '', parentImage = '', dateCreated = '' }) => ({
    arn,
    name,
    platform,
    parentImage,
    dateCreated,
  }));
}

async function pipelines(api: Imagebuilder): Promise<AccountPipeline[]> {
  const found = await everyPage((nextToken) => api.listImagePipelines({ nextToken }), 'imagePipelineList');
  return found.map(({ arn = '', name = '', status = '', imageRecipeArn, containerRecipeArn, dateCreated = '' }) => ({
    arn,
    name,
    status,
    recipeArn: imageRecipeArn ?? containerRecipeArn ?? '',
    dateCreated,
  }));
}

function toImage({ arn = '', name = '', version = '', state, dateCreated = '', outputResources }: ImageSummary): AccountImage {
  const amis = (outputResources?.amis ?? []).flatMap(({ image }) => image ?? []);
  const containers = (outputResources?.containers ?? []).flatMap(({ imageUris }) => imageUris ?? []);
  return { arn, name, version, state: state?.status ?? '', reason: state?.reason ?? '', dateCreated, outputs: [...amis, ...containers] };
}

/** Every build of every image. The list of builds is asked for image by image: without an image's ARN only newer endpoints answer it. */
async function images(api: Imagebuilder): Promise<AccountImage[]> {
  const versions = await everyPage((nextToken) => api.listImages({ owner: 'Self', nextToken }), 'imageVersionList');
  const builds: AccountImage[] = [];
  for (const { arn: imageVersionArn } of versions) {
    const summaries = await everyPage((nextToken) => api.listImageBuildVersions({ imageVersionArn, nextToken }), 'imageSummaryList');
    builds.push(...summaries.map(toImage));
  }
  return builds.sort((a, b) => b.dateCreated.localeCompare(a.dateCreated));
}

/** What the account has of its own. */
export async function accountOverview(aws: Aws): Promise<AccountOverview> {
  const api = await aws.imagebuilder();
  return { components: await components(api), recipes: await recipes(api), pipelines: await pipelines(api), images: await images(api) };
}

import type { Aws, ContainerRecipe, ImagePipeline, ImageRecipe, InfrastructureConfiguration } from '../aws/clients.ts';
import { resourceArn } from '../publish/arn.ts';
import { type BuildSources, readBuildSources } from '../resources/build-sources.ts';
import { completeSources } from '../resources/find-beside.ts';
import {
  containerRecipeOf,
  imageRecipeOf,
  infrastructureOf,
  pipelinePart,
  readDistributions,
  readInfrastructure,
  readRecipe,
  standardInfrastructure,
} from './read-account.ts';
import type { BuildSubject, SubjectRecipe } from './subject.ts';

/** Only what the account must have: components of files are published with the build. */
const isInAccount = ({ componentArn }: { readonly componentArn?: string | undefined }) => componentArn?.startsWith('arn:') ?? false;

function recipeInFile(body: object): SubjectRecipe {
  const recipe = 'targetRepository' in body ? containerRecipeOf(body as ContainerRecipe) : imageRecipeOf(body as ImageRecipe);
  return { ...recipe, components: recipe.components.filter(isInAccount) };
}

/** The files are the forms of the requests that make the resources, so their bodies are read as the resources themselves. */
async function subjectOf(aws: Aws, sources: BuildSources): Promise<BuildSubject> {
  const { pipeline, recipe, infrastructure, distribution } = sources;
  const api = await aws.imagebuilder();
  const found = 'arn' in recipe ? await readRecipe(api, recipe.arn) : recipeInFile(recipe.file.body);
  const place = infrastructure && ('arn' in infrastructure ? await readInfrastructure(api, infrastructure.arn) : undefined);
  const fromFile = infrastructure && 'body' in infrastructure ? (infrastructure.body as InfrastructureConfiguration) : undefined;
  const goals = distribution && ('arn' in distribution ? await readDistributions(api, distribution.arn) : distribution.body.distributions);
  return {
    title: pipeline ? `the pipeline ${pipeline.body.name}` : `the recipe ${found.name}`,
    recipe: found,
    infrastructure: place ?? (fromFile ? infrastructureOf(fromFile) : standardInfrastructure),
    distributions: goals ?? [],
    ...pipelinePart((pipeline?.body ?? {}) as ImagePipeline),
    pipelineArn: pipeline && resourceArn(aws.connection, 'image-pipeline', pipeline.body.name),
  };
}

/** What a build of a recipe or pipeline file needs; faults of the files are `invalid-input` with file and line. */
export async function subjectInFiles(aws: Aws, file: { readonly root: string; readonly path: string }): Promise<BuildSubject> {
  return subjectOf(aws, await completeSources(file, await readBuildSources(file)));
}

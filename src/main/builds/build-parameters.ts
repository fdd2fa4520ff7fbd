import { AppError, type BuildParameter, type BuildTarget, resourceKindOf } from '../../contract/index.ts';
import { toExecutable } from '../../documents/index.ts';
import type { Aws } from '../aws/clients.ts';
import { normalizedName } from '../publish/arn.ts';
import { nameInArn } from '../publish/ephemeral-recipe.ts';
import { component as componentKind } from '../publish/kinds/component.ts';
import { kindNamed } from '../publish/kinds/index.ts';
import type { Fields } from '../publish/kinds/kind.ts';
import { type BuildSources, type RecipeKind, readBuildSources } from '../resources/build-sources.ts';
import type { DocumentText } from '../resources/document-text.ts';
import type { ResourceSource } from '../resources/source-graph.ts';

type Declared = Omit<BuildParameter, 'component' | 'value'> & { readonly value: readonly string[] | undefined };

interface Use {
  readonly componentArn: string;
  readonly parameters?: readonly { readonly name: string; readonly value: readonly string[] }[] | undefined;
}

/** What a recipe says wins over the document's default. */
function withValues(component: string, use: Use, declared: readonly Declared[]): BuildParameter[] {
  return declared.map(({ value = [], ...parameter }) => {
    const given = use.parameters?.find(({ name }) => name === parameter.name)?.value;
    return { ...parameter, component, value: given ?? value };
  });
}

function declaredIn({ analysis }: DocumentText): Declared[] {
  const described = new Map(analysis.component?.parameters.map((one) => [one.name?.value, one]));
  return (toExecutable(analysis)?.parameters ?? []).map(({ name, default: value }) => {
    const { type, description } = described.get(name) ?? {};
    const words = description === undefined ? {} : { description: description.value };
    return { name, type: type?.value ?? 'string', value: value === undefined ? undefined : [value], ...words };
  });
}

async function declaredAt(aws: Aws, arn: string): Promise<Declared[]> {
  const found = await componentKind.read(await aws.imagebuilder(), arn);
  if (!found) throw new AppError('not-found', `The account has no ${arn}.`);
  const details = (found.parameters ?? []) as readonly { name: string; type: string; defaultValue?: string[]; description?: string }[];
  return details.map(({ name, type, defaultValue, description }) => ({
    ...{ name, type, value: defaultValue },
    ...(description === undefined ? {} : { description }),
  }));
}

async function ofSource(aws: Aws, recipe: ResourceSource<RecipeKind>, { graph }: BuildSources): Promise<BuildParameter[]> {
  const uses = recipe.file.body.components;
  const perUse = recipe.links.map(async ({ keys, link }) => {
    const use = uses[Number(keys[1])];
    if (!use) return [];
    if ('arn' in link) return withValues(nameInArn(link.arn), use, await declaredAt(aws, link.arn));
    const source = graph.get(link.path);
    const name = normalizedName(source?.file.body.name ?? '');
    return source?.document ? withValues(name, use, declaredIn(source.document)) : [];
  });
  return (await Promise.all(perUse)).flat();
}

async function ofRecipeArn(aws: Aws, arn: string): Promise<BuildParameter[]> {
  const kind = resourceKindOf(arn) === 'container-recipe' ? 'container-recipe' : 'image-recipe';
  const recipe = await kindNamed(kind).read(await aws.imagebuilder(), arn);
  const uses = (recipe?.components ?? []) as readonly Use[];
  const perUse = uses.map(async (use) => withValues(nameInArn(use.componentArn), use, await declaredAt(aws, use.componentArn)));
  return (await Promise.all(perUse)).flat();
}

async function recipeOfPipeline(aws: Aws, arn: string): Promise<string> {
  const found: Fields | undefined = await kindNamed('image-pipeline').read(await aws.imagebuilder(), arn);
  if (!found) throw new AppError('not-found', `The account has no ${arn}.`);
  return String(found.imageRecipeArn ?? found.containerRecipeArn);
}

/** The parameters of the components that a build would run, in the order of the recipe. */
export async function buildParameters(aws: Aws, target: BuildTarget): Promise<readonly BuildParameter[]> {
  if ('arn' in target) {
    const isPipeline = resourceKindOf(target.arn) === 'image-pipeline';
    return ofRecipeArn(aws, isPipeline ? await recipeOfPipeline(aws, target.arn) : target.arn);
  }
  const sources = await readBuildSources(target);
  const { recipe } = sources;
  return 'arn' in recipe ? ofRecipeArn(aws, recipe.arn) : ofSource(aws, recipe, sources);
}

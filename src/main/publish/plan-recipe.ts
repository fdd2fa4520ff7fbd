import type { PlanItem } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import type { RecipeSource } from '../resources/build-sources.ts';
import { resourceArn } from './arn.ts';
import { answered, arnOf, existing, type PlanContext, type Planned, type Published, reused } from './planned.ts';
import { differences } from './same-content.ts';

const keys = [
  'description',
  'components',
  'parentImage',
  'blockDeviceMappings',
  'workingDirectory',
  'additionalInstanceConfiguration',
  'amiTags',
];

function bodyWith({ file, links }: RecipeSource, published: Published, version: string) {
  const { clientToken: _token, ...body } = file.body;
  const components = body.components.map((component, index) => {
    const link = links[index];
    return { ...component, componentArn: link ? arnOf(link, published) : component.componentArn };
  });
  return { ...body, semanticVersion: version, components };
}

/** The account's recipe of an ARN, which may end in a wildcard: then it is the newest one. */
async function recipeAt(api: Imagebuilder, imageRecipeArn: string) {
  const found = await existing(() => api.getImageRecipe({ imageRecipeArn }));
  const recipe = found?.imageRecipe;
  return recipe?.arn && recipe.version ? { ...recipe, arn: recipe.arn, version: recipe.version } : undefined;
}

function nextPatch(version: string): string {
  const [major, minor, patch] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

/**
 * What must happen for the account to have a recipe as its file says. Recipes never change, so one that differs is published under the
 * next free patch version; the file stays as it is. `known` has the ARNs of components that are in the account already.
 */
export async function planRecipe({ aws }: PlanContext, source: RecipeSource, known: Published): Promise<Planned> {
  const { file } = source;
  const { name, semanticVersion } = file.body;
  const api = await aws.imagebuilder();
  const arn = resourceArn(aws.connection, 'image-recipe', name);
  const allKnown = source.links.every((link) => 'arn' in link || known.has(link.path));
  const isSame = (recipe: object) => {
    if (!allKnown) return false;
    const wanted = bodyWith(source, known, semanticVersion);
    // The service fills in the folder in which commands run.
    return differences({ wanted, actual: { ...recipe }, keys, defaults: { workingDirectory: '/tmp' } }).length === 0;
  };
  const item = (version: string) => ({ kind: 'image-recipe', name, version, path: file.path }) as const;
  const planned = (made: PlanItem): Planned => ({
    item: made,
    path: file.path,
    async publish(published, clientToken) {
      const { imageRecipeArn } = await api.createImageRecipe({
        ...bodyWith(source, published, made.version ?? semanticVersion),
        clientToken,
      });
      return answered(imageRecipeArn);
    },
  });

  const exact = await recipeAt(api, `${arn}/${semanticVersion}`);
  if (!exact) {
    const reason = 'the account has no recipe of this name and version';
    return planned({ ...item(semanticVersion), action: 'create', reason });
  }
  if (isSame(exact)) return reused({ ...item(exact.version), arn: exact.arn, reason: 'the recipe in the account is the same' });
  const newest = (await recipeAt(api, `${arn}/${semanticVersion.replace(/\d+$/, 'x')}`)) ?? exact;
  if (isSame(newest)) {
    const reason = `version ${newest.version} in the account is the same; it came from an earlier build of this file`;
    return reused({ ...item(newest.version), arn: newest.arn, reason });
  }
  const reason = `differs from ${newest.version} in the account, and recipes never change; your file keeps version ${semanticVersion}`;
  return planned({ ...item(nextPatch(newest.version)), action: 'new-version', reason });
}

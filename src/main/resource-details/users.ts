import type { FoundUsers, Progress, ResourceKind, User } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import {
  type Candidate,
  containerRecipeBases,
  containerRecipes,
  imageRecipeBases,
  imageRecipes,
  imagesOfPipeline,
  imagesOfRecipe,
  lifecyclePolicies,
  pipelines,
  type Search,
  type Source,
} from './candidates.ts';
import type { KnownList } from './known-lists.ts';
import { isOpen, mayMean } from './references.ts';
import { parseResourceArn, type ResourceArn, versionIn } from './resource-arn.ts';
import { meaningOf } from './uses.ts';

type Sources = Partial<Readonly<Record<ResourceKind, Source>>>;

/** Where to look for what uses a resource of a kind. */
const sources: Readonly<Record<ResourceKind, Sources>> = {
  component: { 'image-recipe': imageRecipes, 'container-recipe': containerRecipes },
  'image-recipe': {
    'image-pipeline': pipelines({ filter: 'imageRecipeArn', values: versionForms }),
    image: imagesOfRecipe,
    'lifecycle-policy': lifecyclePolicies,
  },
  'container-recipe': { 'image-pipeline': pipelines(), image: imagesOfRecipe, 'lifecycle-policy': lifecyclePolicies },
  'image-pipeline': { image: imagesOfPipeline },
  'infrastructure-configuration': { 'image-pipeline': pipelines({ filter: 'infrastructureConfigurationArn', values: ({ arn }) => [arn] }) },
  'distribution-configuration': { 'image-pipeline': pipelines({ filter: 'distributionConfigurationArn', values: ({ arn }) => [arn] }) },
  image: { 'image-recipe': imageRecipeBases, 'container-recipe': containerRecipeBases },
  workflow: { 'image-pipeline': pipelines() },
  'lifecycle-policy': {},
};

/** The ways to name a version: by its number, and by the wildcards that it fits. None where any version is asked about. */
function versionForms(arn: ResourceArn): readonly string[] {
  const { version = '' } = versionIn(arn);
  if (version.includes('x')) return [];
  const [major, minor] = version.split('.');
  const forms = [version, `${major}.${minor}.x`, `${major}.x.x`, 'x.x.x'];
  return forms.map((form) => arn.arn.replace(`/${version}`, `/${form}`));
}

export interface UsersDeps {
  readonly aws: Aws;
  readonly recipes: Search['recipes'];
  /** A list of the account's own resources that need not be read again. */
  readonly known?: ((kind: ResourceKind) => Promise<KnownList | undefined>) | undefined;
}

/** Looks through the account for what uses a resource. Whoever stops reading ends the search. */
export async function* findUsers({ aws, recipes, known: knownOf }: UsersDeps, asked: string): AsyncGenerator<Progress | FoundUsers> {
  const api = await aws.imagebuilder();
  const target = parseResourceArn(asked);
  const ways = sources[target.kind];
  const known = await knownLists(Object.keys(ways) as ResourceKind[], knownOf);
  const asOf = [new Date().toISOString(), ...[...known.values()].map((list) => list.asOf)].toSorted()[0] ?? '';
  const users: { readonly arn: string; readonly reference: string }[] = [];
  for (const source of Object.values(ways)) {
    for await (const step of source({ api, target, recipes, known })) {
      if (step.type === 'progress') yield step;
      else users.push(...usesIn(step, target));
    }
  }
  yield { type: 'found', users: await explained(api, users), searched: Object.keys(ways) as ResourceKind[], asOf };
}

async function knownLists(kinds: readonly ResourceKind[], knownOf: UsersDeps['known']): Promise<Search['known']> {
  const known = new Map<ResourceKind, KnownList>();
  for (const kind of kinds) {
    const list = await knownOf?.(kind);
    if (list) known.set(kind, list);
  }
  return known;
}

function usesIn({ arn, references }: Candidate, target: ResourceArn) {
  return references.filter((reference) => mayMean(reference, target)).map((reference) => ({ arn, reference }));
}

/** Each open reference is resolved once, however many have it. */
async function explained(api: Imagebuilder, users: readonly Omit<User, 'means'>[]): Promise<readonly User[]> {
  const open = new Set(users.map(({ reference }) => reference).filter(isOpen));
  const meanings = new Map<string, string | undefined>();
  for (const reference of open) meanings.set(reference, await presentMeaning(api, reference));
  return users.map((user) => ({ ...user, means: meanings.get(user.reference) }));
}

async function presentMeaning(api: Imagebuilder, reference: string): Promise<string | undefined> {
  try {
    return await meaningOf(api, reference);
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined; // it means nothing now
    throw error;
  }
}

import type { Progress, ResourceKind } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { inParallel } from './in-parallel.ts';
import type { KnownList } from './known-lists.ts';
import { readResource, textIn, toJson } from './read-resource.ts';
import { referencesIn } from './references.ts';
import { parseResourceArn, type ResourceArn, versionIn } from './resource-arn.ts';

/** A resource that may use the one that is asked about, with all that it names. */
export interface Candidate {
  readonly type: 'candidate';
  readonly arn: string;
  readonly references: readonly string[];
}

export interface Search {
  readonly api: Imagebuilder;
  readonly target: ResourceArn;
  /** What recipes name, by ARN and date: recipes never change, so that each is read once. */
  readonly recipes: Map<string, readonly string[]>;
  /** Lists that somebody else read not long ago, by kind. */
  readonly known: ReadonlyMap<ResourceKind, KnownList>;
}

/** Candidates of one kind, with word of how far it is. */
export type Source = (search: Search) => AsyncGenerator<Progress | Candidate>;

const atOnce = 4;

interface Page<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly nextToken: string | undefined;
}

interface Row {
  readonly arn?: string | undefined;
  readonly dateCreated?: string | Date | undefined;
}

/** Lists that tell enough themselves. */
async function* listed<R extends Row>(
  what: string,
  read: (nextToken: string | undefined) => Promise<Page<R>>,
  referencesOf: (row: R) => readonly (string | undefined)[],
): AsyncGenerator<Progress | Candidate> {
  let nextToken: string | undefined;
  let done = 0;
  do {
    const page = await read(nextToken);
    for (const row of page.rows ?? []) {
      yield { type: 'candidate', arn: row.arn ?? '', references: referencesOf(row).flatMap((reference) => reference ?? []) };
      done += 1;
    }
    nextToken = page.nextToken || undefined;
    yield { type: 'progress', what, done, total: nextToken === undefined ? done : undefined };
  } while (nextToken);
}

/** Lists whose rows must be read one by one to know what they name. */
async function* looked(
  { api, recipes, known }: Search,
  { kind, what }: { readonly kind: ResourceKind; readonly what: string },
  read: (nextToken: string | undefined) => Promise<Page<Row>>,
): AsyncGenerator<Progress | Candidate> {
  const rows: Row[] = [...(known.get(kind)?.rows ?? [])];
  let nextToken: string | undefined;
  if (!known.has(kind)) {
    do {
      const page = await read(nextToken);
      rows.push(...(page.rows ?? []));
      nextToken = page.nextToken || undefined;
      yield { type: 'progress', what, done: 0, total: undefined };
    } while (nextToken);
  }
  const look = async ({ arn = '', dateCreated }: Row): Promise<Candidate> => {
    const key = `${arn} ${String(dateCreated)}`;
    const references = recipes.get(key) ?? referencesIn(await readResource(api, parseResourceArn(arn))).map(({ target }) => target);
    recipes.set(key, references);
    return { type: 'candidate', arn, references };
  };
  let done = 0;
  for await (const candidate of inParallel(rows, atOnce, look)) {
    done += 1;
    yield candidate;
    yield { type: 'progress', what, done, total: rows.length };
  }
}

export const imageRecipes: Source = (search) =>
  looked(search, { kind: 'image-recipe', what: 'image recipes' }, async (nextToken) => {
    const { imageRecipeSummaryList: rows, nextToken: next } = await search.api.listImageRecipes({ owner: 'Self', nextToken });
    return { rows, nextToken: next };
  });

export const containerRecipes: Source = (search) =>
  looked(search, { kind: 'container-recipe', what: 'container recipes' }, async (nextToken) => {
    const { containerRecipeSummaryList: rows, nextToken: next } = await search.api.listContainerRecipes({ owner: 'Self', nextToken });
    return { rows, nextToken: next };
  });

/** The base of a recipe stands in its summary already. */
export const imageRecipeBases: Source = ({ api }) =>
  listed(
    'image recipes',
    async (nextToken) => {
      const { imageRecipeSummaryList: rows, nextToken: next } = await api.listImageRecipes({ owner: 'Self', nextToken });
      return { rows, nextToken: next };
    },
    ({ parentImage }) => [parentImage],
  );

export const containerRecipeBases: Source = ({ api }) =>
  listed(
    'container recipes',
    async (nextToken) => {
      const { containerRecipeSummaryList: rows, nextToken: next } = await api.listContainerRecipes({ owner: 'Self', nextToken });
      return { rows, nextToken: next };
    },
    ({ parentImage, instanceImage }) => [parentImage, instanceImage],
  );

/** Pipelines are listed whole. Where AWS can pick those that name a resource, it does. */
export function pipelines(pick?: { readonly filter: string; readonly values: (target: ResourceArn) => readonly string[] }): Source {
  return ({ api, target }) => {
    const values = pick?.values(target) ?? [];
    const filters = pick && values.length > 0 ? [{ name: pick.filter, values: [...values] }] : undefined;
    return listed(
      'pipelines',
      async (nextToken) => {
        const { imagePipelineList: rows, nextToken: next } = await api.listImagePipelines({ filters, nextToken });
        return { rows, nextToken: next };
      },
      (pipeline) => referencesIn(toJson(pipeline)).map(({ target: named }) => named),
    );
  };
}

/** Images have the name and the version of the recipe that they were built from. */
export const imagesOfRecipe: Source = async function* ({ api, target }) {
  const { name = '', version } = await readNameOf(api, target);
  const filters = [{ name: 'name', values: [name] }];
  yield* listed(
    'images',
    async (nextToken) => {
      const { imageVersionList: rows, nextToken: next } = await api.listImages({ owner: 'Self', filters, nextToken });
      return { rows: rows?.filter((row) => row.name === name && (version?.includes('x') || row.version === version)), nextToken: next };
    },
    () => [target.arn],
  );
};

async function readNameOf(api: Imagebuilder, target: ResourceArn) {
  return { name: textIn(await readResource(api, target), 'name'), version: versionIn(target).version };
}

export const imagesOfPipeline: Source = ({ api, target }) =>
  listed(
    'images',
    async (nextToken) => {
      const { imageSummaryList: rows, nextToken: next } = await api.listImagePipelineImages({ imagePipelineArn: target.arn, nextToken });
      return { rows, nextToken: next };
    },
    () => [target.arn],
  );

/** Policies name recipes by name and version, not by ARN: what they choose is made into ARNs. */
export const lifecyclePolicies: Source = async function* ({ api, target }) {
  yield* listed(
    'lifecycle policies',
    async (nextToken) => {
      const { lifecyclePolicySummaryList = [], nextToken: next } = await api.listLifecyclePolicies({ nextToken });
      const whole = await Promise.all(lifecyclePolicySummaryList.map(({ arn }) => api.getLifecyclePolicy({ lifecyclePolicyArn: arn })));
      return { rows: whole.flatMap(({ lifecyclePolicy }) => lifecyclePolicy ?? []), nextToken: next };
    },
    ({ resourceSelection }) =>
      resourceSelection?.recipes?.map(({ name = '', semanticVersion = 'x.x.x' }) => recipeArn(target, name, semanticVersion)) ?? [],
  );
};

/** ARNs are written in small letters, with hyphens for what else stands between words. */
function recipeArn({ partition, region, owner, kind }: ResourceArn, name: string, version: string): string {
  return `arn:${partition}:imagebuilder:${region}:${owner}:${kind}/${name.toLowerCase().replaceAll(/[ _]/g, '-')}/${version}`;
}

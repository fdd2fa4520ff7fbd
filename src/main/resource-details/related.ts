import type { RelatedEntry, RelatedList, ResourceKind } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';
import { ownershipOf, type ResourceArn, slugIn, versionIn } from './resource-arn.ts';

interface Asked {
  readonly api: Imagebuilder;
  readonly arn: ResourceArn;
  /** As it is spelled, for filters do not take the spelling of ARNs. */
  readonly name: string;
  readonly owner: 'Self' | 'Shared' | 'Amazon' | 'ThirdParty' | 'AWSMarketplace';
}

type Lister = (asked: Asked) => Promise<readonly RelatedList[]>;

const listers: Partial<Readonly<Record<ResourceKind, Lister>>> = {
  component: async (asked) => [await componentVersions(asked), ...(await componentBuilds(asked))],
  workflow: async (asked) => [await workflowVersions(asked), ...(await workflowBuilds(asked))],
  'image-recipe': async (asked) => [await recipeVersions(asked)],
  'container-recipe': async (asked) => [await containerRecipeVersions(asked)],
  image: imageBuilds,
  'image-pipeline': pipelineImages,
  'lifecycle-policy': executions,
};

const owners = { own: 'Self', shared: 'Shared', amazon: 'Amazon', 'third-party': 'ThirdParty', marketplace: 'AWSMarketplace' } as const;

/** The lists that belong to one resource: its other versions and builds, the images of a pipeline, the executions of a policy. */
export async function relatedLists(
  { api, accountId }: { readonly api: Imagebuilder; readonly accountId: string },
  arn: ResourceArn,
  name: string,
): Promise<readonly RelatedList[]> {
  const owner = owners[ownershipOf(arn.owner, accountId)];
  return (await listers[arn.kind]?.({ api, arn, name, owner })) ?? [];
}

interface Listed {
  readonly arn?: string | undefined;
  readonly version?: string | undefined;
  readonly dateCreated?: string | undefined;
  readonly changeDescription?: string | undefined;
  readonly status?: string | undefined;
  readonly state?: { readonly status?: string | undefined } | undefined;
}

const named = (name: string) => [{ name: 'name', values: [name] }];
/** A name's filter finds other names that begin alike at some services; only the same slug is the same resource. */
const sameName =
  ({ path }: ResourceArn) =>
  (row: { readonly arn?: string | undefined }) =>
    (row.arn ?? '').includes(`/${path.split('/')[0]}/`);

function toEntry({ arn = '', changeDescription = '', dateCreated = '', state, status }: Listed): RelatedEntry {
  return {
    arn,
    title: arn.split(':').at(-1)?.split('/').slice(1).join(' ') ?? arn,
    state: state?.status ?? status ?? '',
    at: dateCreated,
    note: changeDescription,
  };
}

const newestFirst = (rows: readonly Listed[]): readonly RelatedEntry[] =>
  rows.map(toEntry).toSorted((a, b) => b.at.localeCompare(a.at) || b.title.localeCompare(a.title, undefined, { numeric: true }));

async function componentVersions({ api, arn, name, owner }: Asked): Promise<RelatedList> {
  const rows = await everyPage((nextToken) => api.listComponents({ owner, filters: named(name), nextToken }), 'componentVersionList');
  return { title: 'Versions', entries: newestFirst(rows.filter(sameName(arn))) };
}

async function componentBuilds({ api, arn, owner }: Asked): Promise<readonly RelatedList[]> {
  if (owner !== 'Self') return []; // AWS lists the builds of own components only
  const componentVersionArn = versionArn(arn);
  const rows = await everyPage((nextToken) => api.listComponentBuildVersions({ componentVersionArn, nextToken }), 'componentSummaryList');
  return [{ title: 'Builds of this version', entries: newestFirst(rows) }];
}

async function workflowVersions({ api, arn, name, owner }: Asked): Promise<RelatedList> {
  const rows = await everyPage((nextToken) => api.listWorkflows({ owner, filters: named(name), nextToken }), 'workflowVersionList');
  return { title: 'Versions', entries: newestFirst(rows.filter((row) => row.arn?.includes(`/${slugIn(arn)}/`))) };
}

async function workflowBuilds({ api, arn, owner }: Asked): Promise<readonly RelatedList[]> {
  if (owner !== 'Self') return [];
  const workflowVersionArn = versionArn(arn);
  const rows = await everyPage((nextToken) => api.listWorkflowBuildVersions({ workflowVersionArn, nextToken }), 'workflowSummaryList');
  return [{ title: 'Builds of this version', entries: newestFirst(rows) }];
}

async function recipeVersions({ api, arn, name, owner }: Asked): Promise<RelatedList> {
  const rows = await everyPage((nextToken) => api.listImageRecipes({ owner, filters: named(name), nextToken }), 'imageRecipeSummaryList');
  return { title: 'Versions', entries: newestFirst(rows.filter(sameName(arn))) };
}

async function containerRecipeVersions({ api, arn, name }: Asked): Promise<RelatedList> {
  const filters = named(name);
  const rows = await everyPage((nextToken) => api.listContainerRecipes({ filters, nextToken }), 'containerRecipeSummaryList');
  return { title: 'Versions', entries: newestFirst(rows.filter(sameName(arn))) };
}

async function imageBuilds({ api, arn, owner }: Asked): Promise<readonly RelatedList[]> {
  if (owner !== 'Self') return [];
  const imageVersionArn = versionArn(arn);
  const rows = await everyPage((nextToken) => api.listImageBuildVersions({ imageVersionArn, nextToken }), 'imageSummaryList');
  return [{ title: 'Builds of this version', entries: newestFirst(rows) }];
}

async function pipelineImages({ api, arn }: Asked): Promise<readonly RelatedList[]> {
  const rows = await everyPage((nextToken) => api.listImagePipelineImages({ imagePipelineArn: arn.arn, nextToken }), 'imageSummaryList');
  return [{ title: 'Images of this pipeline', entries: newestFirst(rows) }];
}

async function executions({ api, arn }: Asked): Promise<readonly RelatedList[]> {
  const rows = await everyPage((nextToken) => api.listLifecycleExecutions({ resourceArn: arn.arn, nextToken }), 'lifecycleExecutions');
  const entries = rows.map(({ lifecycleExecutionId = '', resourcesImpactedSummary, startTime, state }) => ({
    arn: undefined,
    title: lifecycleExecutionId,
    state: state?.status ?? '',
    at: startTime?.toISOString() ?? '',
    note: state?.reason ?? (resourcesImpactedSummary?.hasImpactedResources === true ? 'Changed resources' : 'Changed nothing'),
  }));
  return [{ title: 'Executions', entries: entries.toSorted((a, b) => b.at.localeCompare(a.at)) }];
}

/** The ARN up to the version. */
function versionArn(arn: ResourceArn): string {
  const { build } = versionIn(arn);
  return build === undefined ? arn.arn : arn.arn.slice(0, -build.length - 1);
}

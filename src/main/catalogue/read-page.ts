// One page of each list of the account, as the API has it.
import { type CatalogueList, type CatalogueRow, listAbilities, type ResourceKind } from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { makeRow } from './make-row.ts';
import { readBuilds } from './read-builds.ts';

export interface ListPage {
  readonly rows: readonly CatalogueRow[];
  /** Absent on the last page. */
  readonly nextToken: string | undefined;
}

/** What a request for a page of any list may say. */
interface PageRequest {
  readonly owner: CatalogueList['owner'];
  readonly filters: { name: string; values: string[] }[] | undefined;
  readonly nextToken: string | undefined;
  readonly maxResults: number;
}

type ReadPage = (api: Imagebuilder, request: PageRequest) => Promise<ListPage>;

/** The most that the service gives at once. */
export const pageSize = 25;

export async function readPage(api: Imagebuilder, list: CatalogueList, token: string | undefined): Promise<ListPage> {
  if (list.buildsOf !== undefined) return readBuilds(api, list, token);
  return readers[list.kind](api, { owner: list.owner, filters: filtersOf(list), nextToken: token, maxResults: pageSize });
}

function filtersOf({ kind, filters = {} }: CatalogueList): PageRequest['filters'] {
  const names: Readonly<Record<string, string>> = listAbilities[kind].filters;
  const sent = Object.entries(filters).flatMap(([name, values]) => (names[name] ? [{ name: names[name], values: [...values] }] : []));
  return sent.length === 0 ? undefined : sent;
}

/** Tokens may be absent, null or empty where there is no further page. */
const page = (rows: readonly CatalogueRow[], nextToken: string | undefined): ListPage => ({ rows, nextToken: nextToken || undefined });

const readers: Readonly<Record<ResourceKind, ReadPage>> = {
  async component(api, request) {
    const { componentVersionList = [], nextToken } = await api.listComponents(request);
    const rows = componentVersionList.map((each) => makeRow('component', each, { supports: each.supportedOsVersions?.join(', ') }));
    return page(rows, nextToken);
  },
  async 'image-recipe'(api, request) {
    const { imageRecipeSummaryList = [], nextToken } = await api.listImageRecipes(request);
    const rows = imageRecipeSummaryList.map((each) => makeRow('image-recipe', each, { parentImage: each.parentImage }));
    return page(rows, nextToken);
  },
  async 'container-recipe'(api, request) {
    const { containerRecipeSummaryList = [], nextToken } = await api.listContainerRecipes(request);
    const rows = containerRecipeSummaryList.map((each) =>
      makeRow('container-recipe', { ...each, type: each.containerType }, { parentImage: each.parentImage }),
    );
    return page(rows, nextToken);
  },
  async 'image-pipeline'(api, { owner: _, ...request }) {
    const { imagePipelineList = [], nextToken } = await api.listImagePipelines(request);
    const rows = imagePipelineList.map((each) =>
      makeRow('image-pipeline', each, {
        recipe: each.imageRecipeArn ?? each.containerRecipeArn,
        schedule: each.schedule?.scheduleExpression,
        lastRun: each.dateLastRun,
        lastResult: each.lastRunStatus,
        nextRun: each.dateNextRun,
      }),
    );
    return page(rows, nextToken);
  },
  async 'infrastructure-configuration'(api, { owner: _, ...request }) {
    const { infrastructureConfigurationSummaryList = [], nextToken } = await api.listInfrastructureConfigurations(request);
    const rows = infrastructureConfigurationSummaryList.map((each) =>
      makeRow('infrastructure-configuration', each, {
        instanceTypes: each.instanceTypes?.join(', '),
        instanceProfile: each.instanceProfileName,
      }),
    );
    return page(rows, nextToken);
  },
  async 'distribution-configuration'(api, { owner: _, ...request }) {
    const { distributionConfigurationSummaryList = [], nextToken } = await api.listDistributionConfigurations(request);
    const rows = distributionConfigurationSummaryList.map((each) =>
      makeRow('distribution-configuration', each, { regions: each.regions?.join(', ') }),
    );
    return page(rows, nextToken);
  },
  async image(api, request) {
    const { imageVersionList = [], nextToken } = await api.listImages(request);
    const rows = imageVersionList.map((each) =>
      makeRow('image', each, { osVersion: each.osVersion, buildType: each.buildType, source: each.imageSource }),
    );
    return page(rows, nextToken);
  },
  async workflow(api, request) {
    const { workflowVersionList = [], nextToken } = await api.listWorkflows(request);
    return page(
      workflowVersionList.map((each) => makeRow('workflow', each)),
      nextToken,
    );
  },
  async 'lifecycle-policy'(api, { owner: _, ...request }) {
    const { lifecyclePolicySummaryList = [], nextToken } = await api.listLifecyclePolicies(request);
    const rows = lifecyclePolicySummaryList.map((each) =>
      makeRow('lifecycle-policy', { ...each, type: each.resourceType }, { lastRun: each.dateLastRun, role: each.executionRole }),
    );
    return page(rows, nextToken);
  },
};

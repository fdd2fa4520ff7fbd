import type { Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';
import { readResource, textIn } from './read-resource.ts';
import { parseResourceArn, type ResourceArn, versionIn } from './resource-arn.ts';

/** The ARNs of all own versions of a name; the one ARN of what has no versions. */
export async function versionsOf(api: Imagebuilder, target: ResourceArn): Promise<readonly string[]> {
  if (versionIn(target).version === undefined) return [target.arn];
  const filters = [{ name: 'name', values: [textIn(await readResource(api, target), 'name') ?? ''] }];
  const rows = await listVersions(api, target.kind, filters);
  const base = target.arn.slice(0, target.arn.indexOf(`/${versionIn(target).version}`) + 1);
  return rows.flatMap(({ arn = '' }) => (arn.startsWith(base) ? [arn] : []));
}

type Filters = { name: string; values: string[] }[];

async function listVersions(
  api: Imagebuilder,
  kind: ResourceArn['kind'],
  filters: Filters,
): Promise<readonly { readonly arn?: string | undefined }[]> {
  switch (kind) {
    case 'component':
      return everyPage((nextToken) => api.listComponents({ owner: 'Self', filters, nextToken }), 'componentVersionList');
    case 'workflow':
      return everyPage((nextToken) => api.listWorkflows({ owner: 'Self', filters, nextToken }), 'workflowVersionList');
    case 'image-recipe':
      return everyPage((nextToken) => api.listImageRecipes({ owner: 'Self', filters, nextToken }), 'imageRecipeSummaryList');
    case 'container-recipe':
      return everyPage((nextToken) => api.listContainerRecipes({ owner: 'Self', filters, nextToken }), 'containerRecipeSummaryList');
    default:
      return [];
  }
}

/** The builds of a version, where its kind has builds; otherwise, and of one build, the ARN itself. */
export async function buildsOf(api: Imagebuilder, { arn, kind }: ResourceArn): Promise<readonly string[]> {
  if (versionIn(parseResourceArn(arn)).build !== undefined) return [arn];
  if (kind === 'component') {
    const rows = await everyPage(
      (nextToken) => api.listComponentBuildVersions({ componentVersionArn: arn, nextToken }),
      'componentSummaryList',
    );
    return rows.flatMap((row) => row.arn ?? []);
  }
  if (kind === 'workflow') {
    const rows = await everyPage(
      (nextToken) => api.listWorkflowBuildVersions({ workflowVersionArn: arn, nextToken }),
      'workflowSummaryList',
    );
    return rows.flatMap((row) => row.arn ?? []);
  }
  return [arn];
}

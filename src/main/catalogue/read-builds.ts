import { AppError, type CatalogueList, type CatalogueOutput, type CatalogueRow } from '../../contract/index.ts';
import type { Imagebuilder, ImageSummary } from '../aws/clients.ts';
import { makeRow } from './make-row.ts';

/** A page of the builds of one version; the API has them of what is one's own. */
export async function readBuilds(
  api: Imagebuilder,
  { kind, buildsOf }: CatalogueList,
  token: string | undefined,
): Promise<{ readonly rows: readonly CatalogueRow[]; readonly nextToken: string | undefined }> {
  const request = { nextToken: token, maxResults: 25 };
  if (kind === 'component') {
    const { componentSummaryList = [], nextToken } = await api.listComponentBuildVersions({ ...request, componentVersionArn: buildsOf });
    const rows = componentSummaryList.map((each) =>
      makeRow(kind, each, { publisher: each.publisher, changeDescription: each.changeDescription }),
    );
    return { rows, nextToken: nextToken || undefined };
  }
  if (kind === 'workflow') {
    const { workflowSummaryList = [], nextToken } = await api.listWorkflowBuildVersions({ ...request, workflowVersionArn: buildsOf });
    const rows = workflowSummaryList.map((each) => makeRow(kind, each, { changeDescription: each.changeDescription }));
    return { rows, nextToken: nextToken || undefined };
  }
  if (kind === 'image') {
    const { imageSummaryList = [], nextToken } = await api.listImageBuildVersions({ ...request, imageVersionArn: buildsOf });
    return { rows: imageSummaryList.map(imageBuild), nextToken: nextToken || undefined };
  }
  throw new AppError('invalid-input', `A version of a resource of the kind '${kind}' has no builds.`);
}

function imageBuild(image: ImageSummary): CatalogueRow {
  const { osVersion, buildType, imageSource: source, deprecationTime: deprecates, outputResources } = image;
  const amis = (outputResources?.amis ?? []).map(
    ({ region = '', accountId = '', image: id = '' }): CatalogueOutput => ({ kind: 'ami', region, accountId, id }),
  );
  const containers = (outputResources?.containers ?? []).flatMap(({ region = '', imageUris = [] }) =>
    imageUris.map((id): CatalogueOutput => ({ kind: 'container', region, accountId: '', id })),
  );
  return { ...makeRow('image', image, { osVersion, buildType, source, deprecates }), outputs: [...amis, ...containers] };
}

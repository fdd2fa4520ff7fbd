import { AppError, type ImageLink, type ImageRecord } from '../../contract/index.ts';
import type { Image, Imagebuilder } from '../aws/clients.ts';
import { exportsOf, outputsOf } from './image-outputs.ts';
import { imageRow } from './image-rows.ts';

/** The image as AWS describes it; fails with `not-found` where the answer is empty. */
export async function getImage(api: Imagebuilder, arn: string): Promise<Image> {
  const { image } = await api.getImage({ imageBuildVersionArn: arn });
  if (!image) throw new AppError('not-found', `There is no image ${arn} in this account and Region.`);
  return image;
}

/** All that the account tells of an image itself. */
export async function readImage(api: Imagebuilder, arn: string): Promise<ImageRecord> {
  const image = await getImage(api, arn);
  return {
    ...imageRow(image),
    ...{ type: image.type ?? '', platform: image.platform ?? '', osVersion: image.osVersion ?? '' },
    ...{ buildType: image.buildType ?? '', imageSource: image.imageSource ?? '', executionRole: image.executionRole ?? '' },
    deprecationTime: image.deprecationTime?.toISOString() ?? '',
    logGroup: image.loggingConfiguration?.logGroupName ?? '',
    testsEnabled: image.imageTestsConfiguration?.imageTestsEnabled ?? true,
    links: linksOf(image),
    outputs: outputsOf(image),
    exports: exportsOf(image),
    tags: image.tags ?? {},
  };
}

function linksOf(image: Image): readonly ImageLink[] {
  const links: readonly (readonly [string, string | undefined])[] = [
    ['Recipe', image.imageRecipe?.arn ?? image.containerRecipe?.arn],
    ['Pipeline', image.sourcePipelineArn],
    ['Infrastructure configuration', image.infrastructureConfiguration?.arn],
    ['Distribution configuration', image.distributionConfiguration?.arn],
    ['Parent image', parentOf(image)],
    ...(image.workflows ?? []).map(({ workflowArn }) => ['Workflow', workflowArn] as const),
  ];
  return links.flatMap(([label, arn]) => (arn === undefined ? [] : [{ label, arn }]));
}

/** The parent where it is an image of Image Builder in one build; AMIs and wildcards have no page. */
function parentOf({ imageRecipe, containerRecipe }: Image): string | undefined {
  const parent = imageRecipe?.parentImage ?? containerRecipe?.parentImage;
  return parent !== undefined && /:image\/[^/]+\/\d+\.\d+\.\d+\/\d+$/.test(parent) ? parent : undefined;
}

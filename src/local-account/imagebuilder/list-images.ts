import type { Account } from '../account.ts';
import { AMAZON } from '../catalogue/row.ts';
import type {
  Image,
  ImageSummary,
  ImageVersion,
  ListImageBuildVersionsRequest,
  ListImageBuildVersionsResponse,
  ListImagePipelineImagesRequest,
  ListImagePipelineImagesResponse,
  ListImagesRequest,
  ListImagesResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { imageSlugsOf } from '../store/images.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { slugsOf, versionArn } from './arn.ts';
import type { FilterFields } from './filters.ts';
import { movingParts } from './images.ts';
import { list } from './list.ts';
import { getResource } from './resolve.ts';
import { formatVersion } from './version.ts';

type Row = ResourceRow<Image>;

function fieldsOf(account: Account): FilterFields<Row> {
  return {
    name: ({ body }) => body.name,
    osVersion: (row) => movingParts(account, row).osVersion,
    platform: ({ body }) => body.platform,
    type: ({ body }) => body.type,
    version: ({ version }) => formatVersion(version),
  };
}

/** One row a version, or one a name. */
export function listImages(account: Account, input: Valid<ListImagesRequest>): ListImagesResponse {
  const level = input.byName ? 'name' : 'version';
  const { items, ...more } = list<Image>(account, input, { kind: 'image', level, fields: fieldsOf(account) });
  return { imageVersionList: items.map((row) => toVersion(account, row)), ...more };
}

/** One row a build: of the version given, or of all. */
export function listImageBuildVersions(account: Account, input: Valid<ListImageBuildVersionsRequest>): ListImageBuildVersionsResponse {
  const wanted = input.imageVersionArn;
  const only = ({ arn }: Row) => wanted === undefined || versionArn(arn) === wanted;
  const { items, ...more } = list<Image>(account, input, {
    kind: 'image',
    level: 'build',
    fields: fieldsOf(account),
    only,
    slugs: slugsOf(wanted),
    scope: wanted,
  });
  return { imageSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

/** What a pipeline has started, one row a build. */
export function listImagePipelineImages(account: Account, input: Valid<ListImagePipelineImagesRequest>): ListImagePipelineImagesResponse {
  const { arn } = getResource(account, 'image-pipeline', input.imagePipelineArn);
  const { name, version } = fieldsOf(account);
  const fields = { ...(name && { name }), ...(version && { version }) };
  const only = ({ body }: Row) => body.sourcePipelineArn === arn;
  const { items, ...more } = list<Image>(account, input, {
    kind: 'image',
    level: 'build',
    fields,
    only,
    slugs: imageSlugsOf(account.store, arn),
    scope: arn,
  });
  return { imageSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

function toVersion(account: Account, row: Row): ImageVersion {
  const { arn, accountId, version, body } = row;
  const { name, type, platform, dateCreated, buildType, imageSource } = body;
  const { osVersion } = movingParts(account, row);
  const owner = accountId === AMAZON ? 'Amazon' : accountId;
  return {
    arn: versionArn(arn),
    name,
    type,
    version: formatVersion(version),
    platform,
    osVersion,
    owner,
    dateCreated,
    buildType,
    imageSource,
  };
}

function toSummary(account: Account, row: Row): ImageSummary {
  const { arn, body } = row;
  const { name, type, version, platform, dateCreated, buildType, imageSource, loggingConfiguration } = body;
  const tags = tagsOf(account.store, arn);
  const owner = account.accountId;
  const moving = movingParts(account, row);
  return { arn, name, type, version, platform, owner, dateCreated, tags, buildType, imageSource, loggingConfiguration, ...moving };
}

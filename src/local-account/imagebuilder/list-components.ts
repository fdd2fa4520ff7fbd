import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  Component,
  ComponentSummary,
  ComponentVersion,
  ListComponentBuildVersionsRequest,
  ListComponentBuildVersionsResponse,
  ListComponentsRequest,
  ListComponentsResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { slugsOf, versionArn } from './arn.ts';
import type { FilterFields } from './filters.ts';
import { list } from './list.ts';

type Row = ResourceRow<Component>;

const fields: FilterFields<Row> = {
  description: ({ body }) => body.description,
  name: ({ body }) => body.name,
  platform: ({ body }) => body.platform,
  supportedOsVersion: ({ body }) => body.supportedOsVersions,
  type: ({ body }) => body.type,
  version: ({ body }) => body.version,
  status: () => 'ACTIVE',
};

/** One row a version, or one a name. */
export function listComponents(account: Account, input: Valid<ListComponentsRequest>): ListComponentsResponse {
  if (input.byName && input.filters?.some(({ name }) => name === 'version')) {
    throw new AwsError('InvalidParameterCombinationException', "The filter 'version' cannot be used together with 'byName'.");
  }
  const { items, ...more } = list<Component>(account, input, { kind: 'component', level: input.byName ? 'name' : 'version', fields });
  return { componentVersionList: items.map(toVersion), ...more };
}

/** One row a build: of the version given, or of all. */
export function listComponentBuildVersions(
  account: Account,
  input: Valid<ListComponentBuildVersionsRequest>,
): ListComponentBuildVersionsResponse {
  const wanted = input.componentVersionArn;
  const only = ({ arn }: Row) => wanted === undefined || versionArn(arn) === wanted;
  const { items, ...more } = list<Component>(account, input, {
    kind: 'component',
    level: 'build',
    fields,
    only,
    slugs: slugsOf(wanted),
    scope: wanted,
  });
  return { componentSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

function toVersion({ arn, body }: Row): ComponentVersion {
  const { name, version, description, platform, supportedOsVersions, type, owner, dateCreated } = body;
  return { arn: versionArn(arn), name, version, description, platform, supportedOsVersions, type, owner, dateCreated, status: 'ACTIVE' };
}

function toSummary(account: Account, { arn, body }: Row): ComponentSummary {
  const { data: _data, parameters: _parameters, kmsKeyId: _key, encrypted: _encrypted, ...summary } = body;
  return { ...summary, tags: tagsOf(account.store, arn) };
}

import type { Account } from '../account.ts';
import type {
  CreateDistributionConfigurationRequest,
  CreateDistributionConfigurationResponse,
  DeleteDistributionConfigurationRequest,
  DeleteDistributionConfigurationResponse,
  DistributionConfiguration,
  GetDistributionConfigurationRequest,
  GetDistributionConfigurationResponse,
  ListDistributionConfigurationsRequest,
  ListDistributionConfigurationsResponse,
  UpdateDistributionConfigurationRequest,
  UpdateDistributionConfigurationResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { tagsOf } from '../store/tags.ts';
import { checkDistributions } from './distribution-rules.ts';
import { list } from './list.ts';
import { createNamed, deleteNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'distribution-configuration';

/** Names are unique. */
export function createDistributionConfiguration(
  account: Account,
  input: Valid<CreateDistributionConfigurationRequest>,
): CreateDistributionConfigurationResponse {
  const { name, description, distributions, tags } = input;
  checkDistributions(account, distributions);
  return { distributionConfigurationArn: createNamed(account, { kind, name, tags, body: { description, distributions, ...constant } }) };
}

/** Replaces all settings: what the request leaves out is cleared. */
export function updateDistributionConfiguration(
  account: Account,
  input: Valid<UpdateDistributionConfigurationRequest>,
): UpdateDistributionConfigurationResponse {
  const { distributionConfigurationArn: arn, description, distributions } = input;
  checkDistributions(account, distributions);
  return { distributionConfigurationArn: replaceNamed(account, { kind, arn, body: { description, distributions, ...constant } }) };
}

/** By its exact ARN. */
export function getDistributionConfiguration(
  account: Account,
  { distributionConfigurationArn: arn }: Valid<GetDistributionConfigurationRequest>,
): GetDistributionConfigurationResponse {
  const { body } = getResource<DistributionConfiguration>(account, kind, arn);
  return { distributionConfiguration: { ...body, tags: tagsOf(account.store, arn) } };
}

/** In the order of creation, each with its Regions; the one filter is `name`. */
export function listDistributionConfigurations(
  account: Account,
  input: Valid<ListDistributionConfigurationsRequest>,
): ListDistributionConfigurationsResponse {
  const fields = { name: ({ body }: { body: DistributionConfiguration }) => body.name };
  const { items, ...more } = list<DistributionConfiguration>(account, input, { kind, level: 'build', fields });
  const summaries = items.map(({ arn, body }) => ({ ...body, regions: regionsOf(body), tags: tagsOf(account.store, arn) }));
  return { distributionConfigurationSummaryList: summaries, ...more };
}

/** Refused while a pipeline names it. */
export function deleteDistributionConfiguration(
  account: Account,
  { distributionConfigurationArn: arn }: Valid<DeleteDistributionConfigurationRequest>,
): DeleteDistributionConfigurationResponse {
  return { distributionConfigurationArn: deleteNamed(account, kind, arn) };
}

/** A member that every answer carries and nothing uses any more. */
const constant = { timeoutMinutes: 720 };

function regionsOf({ distributions = [] }: DistributionConfiguration): string[] {
  return distributions.flatMap(({ region }) => region ?? []);
}

import type { Account } from '../account.ts';
import type {
  CreateDistributionConfigurationRequest,
  CreateDistributionConfigurationResponse,
  DeleteDistributionConfigurationRequest,
  DeleteDistributionConfigurationResponse,
  Distribution,
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
import { checkAmiName } from './ami-name.ts';
import { invalidValue } from './arn.ts';
import { list } from './list.ts';
import { createNamed, deleteNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'distribution-configuration';

/** Names are unique; a Region may have one entry. */
export function createDistributionConfiguration(
  account: Account,
  input: Valid<CreateDistributionConfigurationRequest>,
): CreateDistributionConfigurationResponse {
  const { name, description, distributions, tags } = input;
  checkDistributions(distributions);
  return { distributionConfigurationArn: createNamed(account, { kind, name, tags, body: { description, distributions, ...constant } }) };
}

/** Replaces all settings: what the request leaves out is cleared. */
export function updateDistributionConfiguration(
  account: Account,
  input: Valid<UpdateDistributionConfigurationRequest>,
): UpdateDistributionConfigurationResponse {
  const { distributionConfigurationArn: arn, description, distributions } = input;
  checkDistributions(distributions);
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

function checkDistributions(distributions: readonly Valid<Distribution>[]): void {
  const seen = new Set<string>();
  for (const [index, { region, amiDistributionConfiguration }] of distributions.entries()) {
    if (seen.has(region)) throw invalidValue(`distributions[${index}].region`, `There is an entry for '${region}' already.`);
    seen.add(region);
    const name = amiDistributionConfiguration?.name;
    if (name !== undefined) checkAmiName(name, `distributions[${index}].amiDistributionConfiguration.name`);
  }
}

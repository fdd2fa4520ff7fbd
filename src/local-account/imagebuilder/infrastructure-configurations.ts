import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  CreateInfrastructureConfigurationRequest,
  CreateInfrastructureConfigurationResponse,
  DeleteInfrastructureConfigurationRequest,
  DeleteInfrastructureConfigurationResponse,
  GetInfrastructureConfigurationRequest,
  GetInfrastructureConfigurationResponse,
  InfrastructureConfiguration,
  ListInfrastructureConfigurationsRequest,
  ListInfrastructureConfigurationsResponse,
  UpdateInfrastructureConfigurationRequest,
  UpdateInfrastructureConfigurationResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { tagsOf } from '../store/tags.ts';
import { invalidValue } from './arn.ts';
import { list } from './list.ts';
import { createNamed, deleteNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'infrastructure-configuration';

/** Names are unique. What AWS would look up elsewhere (instance profile, subnet, topic) is taken as it is given. */
export function createInfrastructureConfiguration(
  account: Account,
  input: Valid<CreateInfrastructureConfigurationRequest>,
): CreateInfrastructureConfigurationResponse {
  const { name, tags, clientToken: _token, ...settings } = input;
  return { infrastructureConfigurationArn: createNamed(account, { kind, name, tags, body: checked(settings) }) };
}

/** Replaces all settings: what the request leaves out is cleared. */
export function updateInfrastructureConfiguration(
  account: Account,
  input: Valid<UpdateInfrastructureConfigurationRequest>,
): UpdateInfrastructureConfigurationResponse {
  const { infrastructureConfigurationArn: arn, clientToken: _token, ...settings } = input;
  return { infrastructureConfigurationArn: replaceNamed(account, { kind, arn, body: checked(settings) }) };
}

/** By its exact ARN. */
export function getInfrastructureConfiguration(
  account: Account,
  { infrastructureConfigurationArn: arn }: Valid<GetInfrastructureConfigurationRequest>,
): GetInfrastructureConfigurationResponse {
  const { body } = getResource<InfrastructureConfiguration>(account, kind, arn);
  return { infrastructureConfiguration: { ...body, tags: tagsOf(account.store, arn) } };
}

/** In the order of creation; the one filter is `name`. */
export function listInfrastructureConfigurations(
  account: Account,
  input: Valid<ListInfrastructureConfigurationsRequest>,
): ListInfrastructureConfigurationsResponse {
  const fields = { name: ({ body }: { body: InfrastructureConfiguration }) => body.name };
  const { items, ...more } = list<InfrastructureConfiguration>(account, input, { kind, level: 'build', fields });
  const summaries = items.map(({ arn, body }) => ({ ...body, tags: tagsOf(account.store, arn) }));
  return { infrastructureConfigurationSummaryList: summaries, ...more };
}

/** Refused while a pipeline names it. */
export function deleteInfrastructureConfiguration(
  account: Account,
  { infrastructureConfigurationArn: arn }: Valid<DeleteInfrastructureConfigurationRequest>,
): DeleteInfrastructureConfigurationResponse {
  return { infrastructureConfigurationArn: deleteNamed(account, kind, arn) };
}

type Settings = Omit<Valid<UpdateInfrastructureConfigurationRequest>, 'infrastructureConfigurationArn' | 'clientToken'>;

/** Keys that Image Builder puts on its instances itself. */
const reservedTags = ['CreatedBy', 'Ec2ImageBuilderArn', 'Name', 'Tags'];

function checked(settings: Settings): object {
  const { subnetId, securityGroupIds = [], resourceTags = {}, placement } = settings;
  if (subnetId !== undefined && securityGroupIds.length === 0) {
    throw new AwsError('InvalidParameterCombinationException', "'subnetId' requires at least one of 'securityGroupIds'.");
  }
  const reserved = Object.keys(resourceTags).find((key) => reservedTags.includes(key) || key.startsWith('aws:'));
  if (reserved) throw invalidValue('resourceTags', `The tag key '${reserved}' is reserved.`);
  if (placement?.hostId !== undefined && placement.hostResourceGroupArn !== undefined) {
    throw new AwsError('InvalidParameterCombinationException', "'placement' may have one of 'hostId' and 'hostResourceGroupArn'.");
  }
  const needsHost = placement?.hostId ?? placement?.hostResourceGroupArn;
  if (needsHost !== undefined && placement?.tenancy !== 'host') {
    throw new AwsError('InvalidParameterCombinationException', "'placement' with a host requires the tenancy 'host'.");
  }
  return { ...settings, terminateInstanceOnFailure: settings.terminateInstanceOnFailure ?? true };
}

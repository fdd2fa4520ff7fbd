import type { Account } from '../account.ts';
import { isVisibleAmi } from '../ec2/describe-images.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { associate, associationsOf, disassociate } from './associations.ts';
import { getConfiguration } from './license-configurations.ts';

interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The AMIs that a configuration is associated with. */
export function listAssociationsForLicenseConfiguration(
  account: Account,
  { LicenseConfigurationArn: arn, ...page }: PageRequest & { readonly LicenseConfigurationArn: string },
): object {
  getConfiguration(account, arn);
  // An AMI that was deregistered is associated with nothing any more.
  const found = associationsOf(account).filter(({ configuration, amiId }) => configuration === arn && isVisibleAmi(account, amiId));
  const { items, token } = pageOf(found, ({ amiId }) => amiId, pageRequest(page));
  const associations = items.map(({ amiId, accountId, created }) => ({
    ResourceArn: amiArn(account, amiId),
    ResourceType: 'EC2_AMI',
    ResourceOwnerId: accountId,
    AssociationTime: new Date(created),
  }));
  return { LicenseConfigurationAssociations: associations, NextToken: token };
}

/** The configurations that an AMI is associated with. */
export function listLicenseSpecificationsForResource(
  account: Account,
  { ResourceArn: arn, ...page }: PageRequest & { readonly ResourceArn: string },
): object {
  const amiId = amiOf(account, arn);
  const found = associationsOf(account).filter((association) => association.amiId === amiId);
  const { items, token } = pageOf(found, ({ configuration }) => configuration, pageRequest(page));
  return { LicenseSpecifications: items.map(({ configuration }) => ({ LicenseConfigurationArn: configuration })), NextToken: token };
}

interface Specification {
  readonly LicenseConfigurationArn: string;
}

interface UpdateRequest {
  readonly ResourceArn: string;
  readonly AddLicenseSpecifications?: readonly Specification[];
  readonly RemoveLicenseSpecifications?: readonly Specification[];
}

/** Associates an AMI with configurations, and takes associations back. */
export function updateLicenseSpecificationsForResource(account: Account, input: UpdateRequest): object {
  const amiId = amiOf(account, input.ResourceArn);
  for (const { LicenseConfigurationArn: arn } of input.RemoveLicenseSpecifications ?? []) disassociate(account, arn, amiId);
  for (const { LicenseConfigurationArn: arn } of input.AddLicenseSpecifications ?? []) associate(account, arn, amiId);
  return {};
}

function amiArn({ region }: Account, amiId: string): string {
  return `arn:aws:ec2:${region}::image/${amiId}`;
}

/** Of all that licences can be associated with, the account has AMIs. */
function amiOf(account: Account, arn: string): string {
  const [, region, id = ''] = /^arn:aws[^:]*:ec2:([^:]+):\d*:image\/(ami-[0-9a-f]+)$/.exec(arn) ?? [];
  if (region === account.region && isVisibleAmi(account, id)) return id;
  throw new AwsError('InvalidParameterValueException', `The resource ${arn} does not exist.`);
}

function pageRequest({ MaxResults: size = 100, NextToken: token }: PageRequest) {
  return { size, token, invalid: () => new AwsError('InvalidParameterValueException', 'The NextToken is not valid.') };
}

import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';

interface LicenseRecord {
  readonly name: string;
  readonly description: string | undefined;
  readonly countingType: string;
  readonly count: number | undefined;
  readonly hardLimit: boolean;
  readonly rules: readonly string[];
}

/** By ARN. A distribution names them; nothing is launched here that would use a licence up. */
export const licenseConfigurations = shelf<LicenseRecord>('license-configuration');

interface CreateRequest {
  readonly Name: string;
  readonly Description?: string;
  readonly LicenseCountingType: string;
  readonly LicenseCount?: number;
  readonly LicenseCountHardLimit?: boolean;
  readonly LicenseRules?: readonly string[];
}

/** A new configuration; names may repeat, as in the real service. */
export function createLicenseConfiguration(account: Account, input: CreateRequest): object {
  const arn = `arn:aws:license-manager:${account.region}:${account.accountId}:license-configuration:lic-${randomUUID().replaceAll('-', '')}`;
  licenseConfigurations.put(account, arn, {
    name: input.Name,
    description: input.Description,
    countingType: input.LicenseCountingType,
    count: input.LicenseCount,
    hardLimit: input.LicenseCountHardLimit ?? false,
    rules: input.LicenseRules ?? [],
  });
  return { LicenseConfigurationArn: arn };
}

interface OfArn {
  readonly LicenseConfigurationArn: string;
}

/** One configuration. */
export function getLicenseConfiguration(account: Account, { LicenseConfigurationArn: arn }: OfArn): object {
  return toConfiguration(account, arn, getConfiguration(account, arn));
}

interface ListRequest {
  readonly LicenseConfigurationArns?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** Configurations of the Region. */
export function listLicenseConfigurations(account: Account, input: ListRequest): object {
  const found = licenseConfigurations.list(account).filter(({ id }) => input.LicenseConfigurationArns?.includes(id) ?? true);
  const invalid = () => new AwsError('InvalidParameterValueException', 'The NextToken is not valid.');
  const page = pageOf(found, ({ id }) => id, { size: input.MaxResults ?? 100, token: input.NextToken, invalid });
  return { LicenseConfigurations: page.items.map(({ id, body }) => toConfiguration(account, id, body)), NextToken: page.token };
}

/** Removes one configuration. */
export function deleteLicenseConfiguration(account: Account, { LicenseConfigurationArn: arn }: OfArn): object {
  getConfiguration(account, arn);
  licenseConfigurations.remove(account, arn);
  return {};
}

/** A configuration of the owner; throws where there is none. */
export function getConfiguration(owner: Owner, arn: string): LicenseRecord {
  const record = licenseConfigurations.find(owner, arn);
  if (!record) throw new AwsError('InvalidParameterValueException', `The license configuration ${arn} does not exist.`);
  return record;
}

function toConfiguration({ accountId }: Account, arn: string, record: LicenseRecord): object {
  return {
    LicenseConfigurationId: arn.slice(arn.lastIndexOf(':') + 1),
    LicenseConfigurationArn: arn,
    Name: record.name,
    Description: record.description,
    LicenseCountingType: record.countingType,
    LicenseRules: record.rules,
    LicenseCount: record.count,
    LicenseCountHardLimit: record.hardLimit,
    ConsumedLicenses: 0,
    Status: 'AVAILABLE',
    OwnerAccountId: accountId,
  };
}

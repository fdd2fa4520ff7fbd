import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { invalidToken } from './get-parameters.ts';
import { matchesFilters, type ParameterFilter } from './parameter-filters.ts';
import { notFound, ownParameters, parameterArn, parameters } from './parameters.ts';

interface DescribeParametersRequest {
  /** The older form of filters, in which a name is a prefix. */
  readonly Filters?: readonly { readonly Key: string; readonly Values: readonly string[] }[];
  readonly ParameterFilters?: readonly ParameterFilter[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The account's own parameters, without their values. */
export function describeParameters(account: Account, input: DescribeParametersRequest): object {
  const { Filters: older = [], ParameterFilters: newer = [], MaxResults: size = 50, NextToken: token } = input;
  const filters = [...newer, ...older.map((filter) => (filter.Key === 'Name' ? { ...filter, Option: 'BeginsWith' } : filter))];
  const all = ownParameters(account).filter((one) => matchesFilters(one, filters));
  const page = pageOf(all, ({ name }) => name, { size, token, invalid: invalidToken });
  const described = page.items.map(({ name, version }) => ({
    Name: name,
    ARN: parameterArn(account, name),
    Type: version.type,
    LastModifiedDate: new Date(version.modified),
    LastModifiedUser: version.user,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Version: version.version,
    Tier: version.tier,
    Policies: [],
    DataType: version.dataType,
  }));
  return { Parameters: described, NextToken: page.token };
}

/** Removes a parameter with all its versions. */
export function deleteParameter(account: Account, { Name }: { readonly Name: string }): object {
  if (!parameters.remove(account, Name)) throw notFound(Name);
  return {};
}

/** Removes several; names that mean nothing come back as invalid. */
export function deleteParameters(account: Account, { Names }: { readonly Names: readonly string[] }): object {
  const deleted = Names.filter((name) => parameters.remove(account, name));
  return { DeletedParameters: deleted, InvalidParameters: Names.filter((name) => !deleted.includes(name)) };
}

import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { matchesFilters, type ParameterFilter } from './parameter-filters.ts';
import { findParameter, notFound, ownParameters, parameters, publicParameters, toParameter } from './parameters.ts';

/** One parameter, by name, `name:version` or ARN. */
export function getParameter(account: Account, { Name }: { readonly Name: string }): object {
  return { Parameter: toParameter(account, findParameter(account, Name)) };
}

/** Several parameters; names that mean nothing come back as invalid instead of failing the rest. */
export function getParameters(account: Account, { Names }: { readonly Names: readonly string[] }): object {
  const found: object[] = [];
  const invalid: string[] = [];
  for (const name of Names) {
    try {
      found.push(toParameter(account, findParameter(account, name)));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      invalid.push(name);
    }
  }
  return { Parameters: found, InvalidParameters: invalid };
}

interface ByPathRequest {
  readonly Path: string;
  readonly Recursive?: boolean;
  readonly ParameterFilters?: readonly ParameterFilter[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const pageSize = 10;

/** The parameters right below a path, or at any depth. AWS's own ones are found below /aws/service. */
export function getParametersByPath(account: Account, input: ByPathRequest): object {
  const { Path: path, Recursive: recursive = false, ParameterFilters: filters = [], MaxResults: size = pageSize, NextToken: token } = input;
  if (!path.startsWith('/'))
    throw new AwsError('ValidationException', 'The parameter doesn\'t meet the parameter name requirements: a path begins with "/".');
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const all = prefix.startsWith('/aws/') ? publicParameters(account) : ownParameters(account);
  const below = all.filter(({ name }) => name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/')));
  const page = pageOf(
    below.filter((one) => matchesFilters(one, filters)),
    ({ name }) => name,
    { size, token, invalid: invalidToken },
  );
  return { Parameters: page.items.map((one) => toParameter(account, one)), NextToken: page.token };
}

/** All versions of a parameter that are kept, the oldest first. */
export function getParameterHistory(
  account: Account,
  {
    Name: name,
    MaxResults: size = 50,
    NextToken: token,
  }: { readonly Name: string; readonly MaxResults?: number; readonly NextToken?: string },
): object {
  const versions = parameters.find(account, name)?.versions;
  if (!versions) throw notFound(name);
  const page = pageOf(versions, ({ version }) => String(version), { size, token, invalid: invalidToken });
  const history = page.items.map((version) => ({
    ...toParameter(account, { name, version }),
    LastModifiedUser: version.user,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Tier: version.tier,
    Labels: [],
    Policies: [],
  }));
  return { Parameters: history, NextToken: page.token };
}

export function invalidToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The specified token is not valid.');
}

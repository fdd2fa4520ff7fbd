import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { exists, inUse, notFound } from './faults.ts';
import { askedPage } from './page.ts';
import { builders, type DirectoryRecord, directories, fleets } from './records.ts';

interface Request {
  readonly DirectoryName: string;
  readonly OrganizationalUnitDistinguishedNames?: readonly string[];
  readonly ServiceAccountCredentials?: { readonly AccountName: string; readonly AccountPassword: string };
  readonly CertificateBasedAuthProperties?: DirectoryRecord['certificates'];
}

/** Keeps a directory that builders and fleets may join. The password is not kept: nothing here joins one. */
export function createDirectoryConfig(account: Account, input: Request): object {
  const { DirectoryName: name } = input;
  if (directories.find(account, name)) throw exists('directory config', name);
  const body: DirectoryRecord = {
    created: account.clock.now().toISOString(),
    units: input.OrganizationalUnitDistinguishedNames ?? [],
    accountName: input.ServiceAccountCredentials?.AccountName,
    certificates: input.CertificateBasedAuthProperties,
  };
  directories.put(account, name, body);
  return { DirectoryConfig: toConfig(name, body) };
}

/** Changes what a request names; the rest stays. */
export function updateDirectoryConfig(account: Account, input: Request): object {
  const { DirectoryName: name } = input;
  const known = mustHave(account, name);
  const body: DirectoryRecord = {
    ...known,
    units: input.OrganizationalUnitDistinguishedNames ?? known.units,
    accountName: input.ServiceAccountCredentials?.AccountName ?? known.accountName,
    certificates: input.CertificateBasedAuthProperties ?? known.certificates,
  };
  directories.put(account, name, body);
  return { DirectoryConfig: toConfig(name, body) };
}

/** Forgets a directory that nothing joins. */
export function deleteDirectoryConfig(account: Account, { DirectoryName: name }: Request): object {
  mustHave(account, name);
  const all = [...builders.list(account), ...fleets.list(account)];
  const users = all.filter(({ body }) => body.settings.DomainJoinInfo?.DirectoryName === name).map(({ id }) => id);
  if (users.length > 0) throw inUse(`The directory config ${name} is used by ${users.join(', ')}.`);
  directories.remove(account, name);
  return {};
}

interface DescribeRequest {
  readonly DirectoryNames?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const pageSize = 50;

/** Directories of the Region. */
export function describeDirectoryConfigs(account: Account, input: DescribeRequest): object {
  const { DirectoryNames: names } = input;
  for (const name of names ?? []) mustHave(account, name);
  const found = directories.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const page = pageOf(found, ({ id }) => id, askedPage(input, pageSize));
  return { DirectoryConfigs: page.items.map(({ id, body }) => toConfig(id, body)), NextToken: page.token };
}

function mustHave(account: Account, name: string): DirectoryRecord {
  const found = directories.find(account, name);
  if (!found) throw notFound('directory config', name);
  return found;
}

/** The service shows the account's name, and a password never. */
function toConfig(name: string, { created, units, accountName, certificates }: DirectoryRecord): object {
  return {
    ...{ DirectoryName: name, OrganizationalUnitDistinguishedNames: units, CreatedTime: new Date(created) },
    ServiceAccountCredentials: accountName === undefined ? undefined : { AccountName: accountName, AccountPassword: '' },
    CertificateBasedAuthProperties: certificates,
  };
}

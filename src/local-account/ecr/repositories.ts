import { rmSync } from 'node:fs';
import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { readImages } from './layout.ts';
import {
  type ExclusionFilter,
  folderOf,
  noRepository,
  type OfRepository,
  type RepositoryRecord,
  repositories,
  repositoryOf,
  type TagMutability,
} from './records.ts';
import { repositoryArn, repositoryUri } from './registry-names.ts';

interface CreateRequest extends OfRepository {
  readonly tags?: RepositoryRecord['tags'];
  readonly imageTagMutability?: TagMutability;
  readonly imageTagMutabilityExclusionFilters?: readonly ExclusionFilter[];
  readonly imageScanningConfiguration?: { readonly scanOnPush?: boolean };
  readonly encryptionConfiguration?: RepositoryRecord['encryption'];
}

/** An empty repository of the Region; names are unique there. */
export function createRepository(account: Account, input: CreateRequest): object {
  const { repositoryName: name, imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters: exclusions } = input;
  checkExclusions(imageTagMutability, exclusions);
  if (repositories.find(account, name)) {
    const message = `The repository with name '${name}' already exists in the registry with id '${account.accountId}'`;
    throw new AwsError('RepositoryAlreadyExistsException', message);
  }
  const record: RepositoryRecord = {
    created: account.clock.now().toISOString(),
    tagMutability: imageTagMutability,
    exclusions,
    scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    encryption: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
    tags: input.tags ?? [],
  };
  repositories.put(account, name, record);
  return { repository: toRepository(account, name, record) };
}

interface DescribeRequest {
  readonly registryId?: string;
  readonly repositoryNames?: readonly string[];
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** Those that are named, or all of the Region in the order of their names. */
export function describeRepositories(account: Account, input: DescribeRequest): object {
  const { repositoryNames, registryId = account.accountId, maxResults = 100, nextToken } = input;
  if (repositoryNames) {
    const found = repositoryNames.map((repositoryName) => [repositoryName, repositoryOf(account, { registryId, repositoryName })] as const);
    return { repositories: found.map(([name, record]) => toRepository(account, name, record)) };
  }
  const own = registryId === account.accountId ? repositories.list(account) : [];
  const all = [...own].sort((a, b) => (a.id < b.id ? -1 : 1));
  const page = pageOf(all, ({ id }) => id, { size: maxResults, token: nextToken, invalid: invalidToken });
  return { repositories: page.items.map(({ id, body }) => toRepository(account, id, body)), nextToken: page.token };
}

/** Removes a repository; one that holds images only with `force`. */
export function deleteRepository(account: Account, input: OfRepository & { readonly force?: boolean }): object {
  const { repositoryName: name, force = false } = input;
  const record = repositoryOf(account, input);
  const folder = folderOf(account, name);
  if (!force && readImages(folder).length > 0) {
    const message = `The repository with name '${name}' in registry with id '${account.accountId}' cannot be deleted because it still contains images`;
    throw new AwsError('RepositoryNotEmptyException', message);
  }
  repositories.remove(account, name);
  rmSync(folder, { recursive: true, force: true });
  return { repository: toRepository(account, name, record) };
}

interface MutabilityRequest extends OfRepository {
  readonly imageTagMutability: TagMutability;
  readonly imageTagMutabilityExclusionFilters?: readonly ExclusionFilter[];
}

/** Whether tags can be given to other images from now on. */
export function putImageTagMutability(account: Account, input: MutabilityRequest): object {
  const { repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters: exclusions } = input;
  const record = repositoryOf(account, input);
  checkExclusions(imageTagMutability, exclusions);
  repositories.put(account, repositoryName, { ...record, tagMutability: imageTagMutability, exclusions });
  return { registryId: account.accountId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters: exclusions };
}

/** Throws RepositoryNotFoundException for an account that has no such repository; for those who push. */
export function mustHaveRepository(owner: Parameters<typeof repositories.find>[0], name: string): RepositoryRecord {
  const record = repositories.find(owner, name);
  if (!record) throw noRepository(name, owner.accountId);
  return record;
}

export const invalidToken = (): AwsError =>
  new AwsError('InvalidParameterException', "Invalid parameter at 'nextToken': it is none of ours.");

function checkExclusions(mutability: TagMutability, exclusions: readonly ExclusionFilter[] | undefined): void {
  if (mutability.endsWith('_WITH_EXCLUSION') === (exclusions !== undefined)) return;
  const message = "'imageTagMutabilityExclusionFilters' belongs to a tag mutability WITH_EXCLUSION, and to no other.";
  throw new AwsError('InvalidParameterException', message);
}

function toRepository(account: Account, name: string, record: RepositoryRecord): object {
  return {
    repositoryArn: repositoryArn(account, name),
    registryId: account.accountId,
    repositoryName: name,
    repositoryUri: repositoryUri(account, name),
    createdAt: new Date(record.created),
    imageTagMutability: record.tagMutability,
    imageTagMutabilityExclusionFilters: record.exclusions,
    imageScanningConfiguration: { scanOnPush: record.scanOnPush },
    encryptionConfiguration: record.encryption,
  };
}

import { dirname } from 'node:path';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { shelf } from '../store/records.ts';
import { layoutFolder, type RegistryPlace, registriesFolder } from './registry-names.ts';

export interface RepositoryRecord {
  /** ISO 8601. */
  readonly created: string;
  readonly tagMutability: TagMutability;
  readonly exclusions: readonly ExclusionFilter[] | undefined;
  readonly scanOnPush: boolean;
  readonly encryption: { readonly encryptionType: string; readonly kmsKey?: string };
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
}

export type TagMutability = 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION';

export interface ExclusionFilter {
  readonly filterType: string;
  /** A tag, in which `*` stands for any letters. */
  readonly filter: string;
}

/** By name. What is in a repository lies on the disk (layout.ts). */
export const repositories = shelf<RepositoryRecord>('ecr-repository');

/** What requests about one repository have in common. */
export interface OfRepository {
  readonly registryId?: string;
  readonly repositoryName: string;
}

/** A repository of the caller's own registry; throws RepositoryNotFoundException. */
export function repositoryOf(account: Account, { registryId, repositoryName }: OfRepository): RepositoryRecord {
  const owner = registryId ?? account.accountId;
  const record = owner === account.accountId ? repositories.find(account, repositoryName) : undefined;
  if (!record) throw noRepository(repositoryName, owner);
  return record;
}

export function noRepository(name: string, accountId: string): AwsError {
  return new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${accountId}'`,
  );
}

/** The OCI layout of a repository of this account. */
export function folderOf(account: RegistryPlace & Pick<Account, 'imagesDirectory'>, repository: string): string {
  return layoutFolder(registriesFolder(dirname(account.imagesDirectory)), account, repository);
}

/** Whether a tag, once given, stays where it is. */
export function isImmutable({ tagMutability, exclusions = [] }: RepositoryRecord, tag: string): boolean {
  const isExcluded = exclusions.some(({ filter }) => matches(filter, tag));
  if (tagMutability === 'IMMUTABLE') return true;
  if (tagMutability === 'IMMUTABLE_WITH_EXCLUSION') return !isExcluded;
  return tagMutability === 'MUTABLE_WITH_EXCLUSION' && isExcluded;
}

function matches(filter: string, tag: string): boolean {
  const pattern = filter.split('*').map((text) => text.replace(/[.-]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(tag);
}

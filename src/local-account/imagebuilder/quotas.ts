import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { countImages, runningStatuses } from '../store/images.ts';
import { countResources, type ResourceKind } from '../store/resources.ts';

/** AWS's default quotas for an account and Region. */
const quotas: Partial<Readonly<Record<ResourceKind, number>>> = {
  component: 1000,
  'image-recipe': 1000,
  'container-recipe': 1000,
  'infrastructure-configuration': 1000,
  'distribution-configuration': 1000,
  'image-pipeline': 75,
  workflow: 1000,
  'lifecycle-policy': 50,
};

/** Throws ServiceQuotaExceededException when one more of this kind is too many. */
export function checkQuota(account: Account, kind: ResourceKind): void {
  const quota = quotas[kind];
  if (quota === undefined || countResources(account, kind) < quota) return;
  throw new AwsError('ServiceQuotaExceededException', `You have reached the quota of ${quota} resources of the kind '${kind}'.`);
}

/** The quota of builds that run at one time. Those that wait for a place on this machine would run in AWS. */
const maxConcurrentBuilds = 100;

/** Throws ServiceQuotaExceededException when one more build is too many. */
export function checkConcurrentBuilds(account: Account): void {
  if (countImages(account, runningStatuses) < maxConcurrentBuilds) return;
  throw new AwsError('ServiceQuotaExceededException', `You have reached the quota of ${maxConcurrentBuilds} concurrent builds.`);
}

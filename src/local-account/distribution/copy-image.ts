import { openRegions, optInRegions } from '../accounts/regions.ts';
import { amis, holderOfName, registerAmi } from '../ec2/ami-records.ts';
import { amiId } from '../engine/resource-ids.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { attempt } from './attempt.ts';
import type { BuildDistribution, DistributableImage, DistributedImage } from './distributor.ts';
import { type DistributionPlace, ownerOf, type Target } from './place.ts';
import { checkTargetAccount } from './target-account.ts';

/**
 * Makes the AMIs of an image: one in each Region for the account that builds, and one for each target account there. Each is made by
 * itself, so that a refusal in one place leaves the others be.
 */
export function copyImage(
  place: DistributionPlace,
  image: DistributableImage,
  distributions: readonly BuildDistribution[],
): readonly DistributedImage[] {
  return distributions.flatMap((distribution) =>
    accountsOf(place, distribution).map((accountId) => copyTo(place, image, { distribution, accountId })),
  );
}

/** The builder's own AMI comes first: the copies of others are made from it. */
function accountsOf({ job }: DistributionPlace, { targetAccountIds = [] }: BuildDistribution): readonly string[] {
  return [...new Set([job.accountId, ...targetAccountIds])];
}

interface Copy {
  readonly distribution: BuildDistribution;
  readonly accountId: string;
}

function copyTo(place: DistributionPlace, image: DistributableImage, { distribution, accountId }: Copy): DistributedImage {
  const { job } = place;
  const { region, amiName: name } = distribution;
  const ami = { accountId, region, name, amiId: amiId(job.imageArn, region, accountId) };
  return attempt(place, ami, {
    ...{ step: 'CopyAmiRunning', service: 'EC2' },
    run() {
      checkRegion(region);
      checkTargetAccount(place, ami);
      checkKey(distribution, ami);
      checkName(place, ami, name);
      register(place, image, { distribution, accountId });
    },
  });
}

/** EC2 has an endpoint in every Region that there is, and lets nobody in where the account was not opened. */
function checkRegion(region: string): void {
  if (openRegions.includes(region)) return;
  if (optInRegions.includes(region)) {
    throw new AwsError(
      'AuthFailure',
      'AWS was not able to validate the provided access credentials: the account has not opted in to the Region',
    );
  }
  throw new AwsError('InvalidParameterValue', `Invalid region provided: ${region}`);
}

/** What is encrypted with the key that AWS keeps for every account cannot be read in another one. */
function checkKey({ kmsKeyId, targetAccountIds = [] }: BuildDistribution, { accountId }: Target): void {
  if (kmsKeyId === undefined || !isManagedKey(kmsKeyId) || !targetAccountIds.includes(accountId)) return;
  throw new AwsError('InvalidParameter', "Snapshots encrypted with the AWS Managed CMK can't be shared. Specify another snapshot.");
}

/** Whether it is AWS's own key for volumes. */
export function isManagedKey(kmsKeyId: string): boolean {
  return kmsKeyId.endsWith('alias/aws/ebs');
}

/** An AMI of an earlier try is no other one. */
function checkName(place: DistributionPlace, ami: Target & { readonly amiId: string }, name: string): void {
  const holder = holderOfName(ownerOf(place, ami), name);
  if (holder === undefined || holder === ami.amiId) return;
  throw new AwsError('InvalidAMIName.Duplicate', `AMI name ${name} is already in use by AMI ${holder}`);
}

function register(place: DistributionPlace, { artifacts, bytes }: DistributableImage, { distribution, accountId }: Copy): void {
  const { clock, job } = place;
  const { region, amiName: name, description, kmsKeyId, amiTags = {} } = distribution;
  const owner = ownerOf(place, { accountId, region });
  const id = amiId(job.imageArn, region, accountId);
  const earlier = amis.find(owner, id);
  const home = { id: amiId(job.imageArn, job.region, job.accountId), region: job.region };
  registerAmi(owner, {
    ...{ id, name, description, bytes, kmsKeyId, artifacts },
    created: earlier?.created ?? clock.now().toISOString(),
    ...{ architecture, platform: job.platform, imageArn: job.imageArn },
    ...(id === home.id ? {} : { source: home }),
    tags: Object.entries({ CreatedBy: 'EC2 Image Builder', Ec2ImageBuilderArn: job.imageArn, ...amiTags }).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  });
  if (kmsKeyId !== undefined && !earlier) {
    place.log(`Emulated: ${id} is recorded as encrypted with ${kmsKeyId}; nothing on this computer is encrypted.`);
  }
}

/** What is built here is built for the computer itself. */
const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import type { Account } from '../account.ts';
import { openRegions } from '../accounts/regions.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';
import { bucketFolder } from './folder.ts';

interface BucketRecord {
  /** ISO 8601. */
  readonly created: string;
  readonly region: string;
}

/** By name; names are unique in an account, and each bucket is in one Region. */
const buckets = shelf<BucketRecord>('s3-bucket', { global: true });

/** The bucket's folder; throws NoSuchBucket. */
export function getBucketFolder(account: Owner & Pick<Account, 'imagesDirectory'>, name: string): string {
  if (!buckets.find(account, name)) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return bucketFolder(account, name);
}

interface Named {
  readonly Bucket: string;
}

interface CreateBucketRequest extends Named {
  readonly CreateBucketConfiguration?: { readonly LocationConstraint?: string };
}

/** A new bucket: a folder beside the images of the account. */
export function createBucket(account: Account, { Bucket: name, CreateBucketConfiguration: configuration }: CreateBucketRequest): object {
  checkName(name);
  const region = regionOf(account, configuration?.LocationConstraint);
  if (buckets.find(account, name)) {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    );
  }
  mkdirSync(bucketFolder(account, name), { recursive: true, mode: 0o700 });
  buckets.put(account, name, { created: account.clock.now().toISOString(), region });
  return { Location: `/${name}` };
}

/** Through the endpoint of the first Region buckets are made everywhere, through the others only in their own, and it must be said. */
function regionOf({ region }: Account, constraint: string | undefined): string {
  if (constraint === undefined && region === firstRegion) return region;
  if (constraint !== undefined && (constraint === region || region === firstRegion) && openRegions.includes(constraint)) return constraint;
  const message = `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  throw new AwsError('IllegalLocationConstraintException', message);
}

const firstRegion = 'us-east-1';

/** Only an empty bucket goes. */
export function deleteBucket(account: Account, { Bucket: name }: Named): object {
  const folder = getBucketFolder(account, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => !entry.isDirectory());
  if (files) throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
  rmSync(folder, { recursive: true });
  buckets.remove(account, name);
  return {};
}

/** Says that a bucket is there, and where. */
export function headBucket(account: Account, { Bucket: name }: Named): object {
  getBucketFolder(account, name);
  return { BucketRegion: buckets.find(account, name)?.region };
}

/** Every bucket of the account, by name. */
export function listBuckets(account: Account, { Prefix = '' }: { readonly Prefix?: string }): object {
  const own = buckets.list(account).filter(({ id }) => id.startsWith(Prefix));
  const Buckets = own
    .map(({ id, body }) => ({ Name: id, CreationDate: new Date(body.created), BucketRegion: body.region }))
    .sort((a, b) => (a.Name < b.Name ? -1 : 1));
  return { Buckets, Owner: { ID: account.accountId, DisplayName: 'kiln' } };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkName(name: string): void {
  const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name);
  if (!wellFormed) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
}

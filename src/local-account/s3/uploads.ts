// Objects that come in parts: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Kept, shelf } from '../store/records.ts';
import { getBucketFolder } from './buckets.ts';
import { objectPath } from './folder.ts';
import { type ObjectHeaders, type ObjectRecord, objectHeaders } from './object-facts.ts';
import { checkEncryption } from './put-object.ts';

/** An upload that is under way. */
export interface UploadRecord extends Pick<ObjectRecord, 'contentType' | 'metadata' | 'headers'> {
  readonly bucket: string;
  readonly key: string;
  /** ISO 8601. */
  readonly initiated: string;
}

export interface PartRecord {
  readonly upload: string;
  readonly number: number;
  /** The MD5 of its content, in quotes. */
  readonly etag: string;
  readonly size: number;
  /** ISO 8601. */
  readonly modified: string;
  readonly checksums: Readonly<Record<string, string>>;
}

const uploads = shelf<UploadRecord>('s3-upload', { global: true });
const parts = shelf<PartRecord>('s3-part', { global: true });

/** What names an upload in a request. */
export interface UploadReference {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
}

/** The upload of a request; throws NoSuchUpload. */
export function findUpload(account: Account, { Bucket, Key, UploadId }: UploadReference): UploadRecord {
  getBucketFolder(account, Bucket);
  const upload = uploads.find(account, UploadId);
  if (upload && upload.bucket === Bucket && upload.key === Key) return upload;
  const message = 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  throw new AwsError('NoSuchUpload', message, 404);
}

/** The uploads of a bucket that are under way, by key and then by their beginning. */
export function uploadsOf(account: Account, bucket: string): readonly Kept<UploadRecord>[] {
  const own = uploads.list(account).filter(({ body }) => body.bucket === bucket);
  return own.sort((a, b) => Buffer.compare(Buffer.from(a.body.key), Buffer.from(b.body.key)));
}

/** The parts of an upload by their numbers. */
export function partsOf(account: Account, uploadId: string): readonly PartRecord[] {
  const own = parts.list(account).filter(({ body }) => body.upload === uploadId);
  return own.map(({ body }) => body).sort((a, b) => a.number - b.number);
}

/** Where the content of a part lies. */
export function partPath(account: Account, uploadId: string, number: number): string {
  return join(uploadFolder(account, uploadId), String(number));
}

/** Keeps a part, in place of an earlier one of its number. */
export function putPart(account: Account, part: PartRecord): void {
  parts.put(account, `${part.upload}/${part.number}`, part);
}

/** Only ids that were given out come here, which are no paths. */
function uploadFolder({ imagesDirectory, accountId }: Account, uploadId: string): string {
  return join(dirname(imagesDirectory), 'uploads', accountId, uploadId);
}

interface CreateRequest extends ObjectHeaders {
  readonly Bucket: string;
  readonly Key: string;
  readonly ServerSideEncryption?: string;
}

/** Begins an upload: its parts may come in any order, and again. */
export function createMultipartUpload(account: Account, input: CreateRequest): object {
  const { Bucket: bucket, Key: key } = input;
  objectPath(getBucketFolder(account, bucket), key);
  checkEncryption(input.ServerSideEncryption);
  const UploadId = randomBytes(24).toString('hex');
  mkdirSync(uploadFolder(account, UploadId), { recursive: true, mode: 0o700 });
  uploads.put(account, UploadId, { bucket, key, initiated: account.clock.now().toISOString(), ...objectHeaders(input) });
  return { Bucket: bucket, Key: key, UploadId };
}

/** Gives up an upload with all its parts. */
export function abortMultipartUpload(account: Account, input: UploadReference): object {
  findUpload(account, input);
  removeUpload(account, input.UploadId);
  return {};
}

/** Forgets an upload that is complete, or given up. */
export function removeUpload(account: Account, uploadId: string): void {
  for (const { number } of partsOf(account, uploadId)) parts.remove(account, `${uploadId}/${number}`);
  uploads.remove(account, uploadId);
  rmSync(uploadFolder(account, uploadId), { recursive: true, force: true });
}

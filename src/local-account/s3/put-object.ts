import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Upload } from '../protocol/wire.ts';
import { getBucketFolder } from './buckets.ts';
import { checkWrite, type WriteConditions } from './conditions.ts';
import { findObject, objectPath } from './folder.ts';
import { keepObject } from './keep-object.ts';
import { checksumMembers } from './object-checksums.ts';
import { type ObjectHeaders, objectHeaders } from './object-facts.ts';

interface PutObjectRequest extends ObjectHeaders, WriteConditions {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: Upload;
  readonly ServerSideEncryption?: string;
}

/** Writes an object, whole or not at all: the file appears under its name when its bytes are on the disk. */
export function putObject(account: Account, input: PutObjectRequest): object {
  const { Bucket: bucket, Key: key, Body: body } = input;
  const folder = getBucketFolder(account, bucket);
  const path = objectPath(folder, key);
  checkEncryption(input.ServerSideEncryption);
  checkWrite(account, { bucket, file: findObject(folder, key) }, input);
  const etag = `"${body.md5}"`;
  const facts = { etag, checksums: body.checksums, ...objectHeaders(input) };
  keepObject(account, { bucket, key, path, source: body.file }, facts);
  return { ETag: etag, ...checksumMembers(body.checksums) };
}

/** The only encryption that can be claimed here is the one that S3 does unasked. */
export function checkEncryption(encryption: string | undefined): void {
  if (encryption === undefined || encryption === 'AES256') return;
  throw new AwsError('InvalidArgument', `The local account has no KMS: objects cannot be encrypted with '${encryption}'.`);
}

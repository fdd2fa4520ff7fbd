import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { checkWrite, type WriteConditions } from './conditions.ts';
import { type CopySource, readSource } from './copy-source.ts';
import { copyToDraft } from './drafts.ts';
import { findObject, objectPath } from './folder.ts';
import { keepObject } from './keep-object.ts';
import { checksumMembers } from './object-checksums.ts';
import { type ObjectHeaders, objectHeaders } from './object-facts.ts';
import { checkEncryption } from './put-object.ts';

interface CopyObjectRequest extends CopySource, ObjectHeaders, WriteConditions {
  readonly Bucket: string;
  readonly Key: string;
  readonly MetadataDirective?: 'COPY' | 'REPLACE';
  readonly ServerSideEncryption?: string;
}

/** Copies an object, with what was said of it or with something new. */
export function copyObject(account: Account, input: CopyObjectRequest): object {
  const { Bucket: bucket, Key: key, MetadataDirective: directive = 'COPY' } = input;
  const folder = getBucketFolder(account, bucket);
  const path = objectPath(folder, key);
  checkEncryption(input.ServerSideEncryption);
  const source = readSource(account, input);
  if (source.file.path === path && directive === 'COPY') {
    throw new AwsError(
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing it.',
    );
  }
  checkWrite(account, { bucket, file: findObject(folder, key) }, input);
  const { contentType, metadata, headers = {}, checksums = {}, etag } = source.facts;
  const said = directive === 'REPLACE' ? objectHeaders(input) : { contentType, metadata, headers };
  const draft = copyToDraft(account, source.file.path);
  const modified = keepObject(account, { bucket, key, path, source: draft }, { etag, checksums, ...said });
  return { CopyObjectResult: { ETag: etag, LastModified: modified, ...checksumMembers(checksums) } };
}

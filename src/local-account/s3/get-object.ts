import { rmSync } from 'node:fs';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { checkRead, type ReadConditions } from './conditions.ts';
import { findObject, type ObjectFile } from './folder.ts';
import { checksumMembers } from './object-checksums.ts';
import { factsOf, objectRecords, recordId } from './object-facts.ts';

interface ObjectRequest {
  readonly Bucket: string;
  readonly Key: string;
}

interface ReadRequest extends ObjectRequest, ReadConditions {
  readonly Range?: string;
  readonly VersionId?: string;
  readonly ChecksumMode?: string;
  readonly ResponseContentType?: string;
  readonly ResponseContentDisposition?: string;
}

/** An object, or with a range a part of it; its bytes are read as they are sent. */
export function getObject(account: Account, input: ReadRequest): object {
  const { file, headers } = headersOf(account, input);
  const range = input.Range === undefined ? undefined : readRange(input.Range, file.size);
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const length = end - start + 1;
  return {
    ...headers,
    ContentLength: length,
    ContentRange: range && `bytes ${start}-${end}/${file.size}`,
    Body: { file: file.path, start, length },
  };
}

/** What GetObject would say, without the object. */
export function headObject(account: Account, input: ReadRequest): object {
  const { Body: _body, ...headers } = getObject(account, input) as { readonly Body: unknown };
  return headers;
}

function headersOf(account: Account, input: ReadRequest): { readonly file: ObjectFile; readonly headers: object } {
  const { Bucket: bucket, Key: key } = input;
  const file = findObject(getBucketFolder(account, bucket), key);
  if (!file) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  checkVersion(input.VersionId);
  const { etag, contentType, metadata, headers = {}, checksums = {} } = factsOf(account, bucket, file);
  checkRead({ etag, modified: file.modified }, input);
  return {
    file,
    headers: {
      ...headers,
      ...{ ETag: etag, LastModified: file.modified, Metadata: metadata, AcceptRanges: 'bytes' },
      ContentType: input.ResponseContentType ?? contentType ?? 'binary/octet-stream',
      ...(input.ResponseContentDisposition === undefined ? {} : { ContentDisposition: input.ResponseContentDisposition }),
      // A checksum is of the whole object.
      ...(input.ChecksumMode?.toUpperCase() === 'ENABLED' && input.Range === undefined ? checksumMembers(checksums) : {}),
    },
  };
}

/** Buckets here keep one version of an object, which S3 calls `null`. */
function checkVersion(version: string | undefined): void {
  if (version === undefined || version === 'null') return;
  throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
}

/** `bytes=0-9`, `bytes=10-`, `bytes=-5`; several ranges at once are read as none, as S3 does. */
function readRange(range: string, size: number): { readonly start: number; readonly end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || start > end) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { start, end };
}

/** An object that is not there is no fault. */
export function deleteObject(account: Account, { Bucket: bucket, Key: key }: ObjectRequest): object {
  const file = findObject(getBucketFolder(account, bucket), key);
  if (file) rmSync(file.path);
  objectRecords.remove(account, recordId(bucket, key));
  return {};
}

interface DeleteObjectsRequest {
  readonly Bucket: string;
  readonly Delete: { readonly Objects: readonly { readonly Key: string }[]; readonly Quiet?: boolean };
}

/** Several objects at once. */
export function deleteObjects(account: Account, { Bucket, Delete: { Objects, Quiet } }: DeleteObjectsRequest): object {
  for (const { Key } of Objects) deleteObject(account, { Bucket, Key });
  return Quiet ? {} : { Deleted: Objects.map(({ Key }) => ({ Key })) };
}

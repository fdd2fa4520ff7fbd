import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { checkWrite, type WriteConditions } from './conditions.ts';
import { joinToDraft } from './drafts.ts';
import { findObject, objectPath } from './folder.ts';
import { keepObject } from './keep-object.ts';
import { findUpload, type PartRecord, partPath, partsOf, removeUpload, type UploadReference } from './uploads.ts';

interface CompleteRequest extends UploadReference, WriteConditions {
  readonly MultipartUpload?: { readonly Parts?: readonly { readonly PartNumber?: number; readonly ETag?: string }[] };
}

/** Makes the object of its parts; those that are not listed go. */
export function completeMultipartUpload(account: Account, input: CompleteRequest): object {
  const { Bucket: bucket, Key: key, UploadId } = input;
  const { contentType, metadata, headers = {} } = findUpload(account, input);
  const chosen = choose(partsOf(account, UploadId), input.MultipartUpload?.Parts ?? []);
  const folder = getBucketFolder(account, bucket);
  const path = objectPath(folder, key);
  checkWrite(account, { bucket, file: findObject(folder, key) }, input);
  const slices = chosen.map(({ number, size }) => ({ path: partPath(account, UploadId, number), start: 0, length: size }));
  const etag = etagOf(chosen);
  const source = joinToDraft(account, slices);
  keepObject(account, { bucket, key, path, source }, { etag, contentType, metadata, headers });
  removeUpload(account, UploadId);
  return { Location: `/${bucket}/${key}`, Bucket: bucket, Key: key, ETag: etag };
}

/** All parts but the last. */
const smallestPart = 5 * 1024 * 1024;

type Listed = readonly { readonly PartNumber?: number; readonly ETag?: string }[];

function choose(kept: readonly PartRecord[], listed: Listed): readonly PartRecord[] {
  if (listed.length === 0) throw new AwsError('MalformedXML', 'You must specify at least one part');
  const byNumber = new Map(kept.map((part) => [part.number, part]));
  const chosen = listed.map(({ PartNumber = 0, ETag = '' }, index) => {
    if (PartNumber <= (listed[index - 1]?.PartNumber ?? 0)) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
      );
    }
    const part = byNumber.get(PartNumber);
    if (!part || part.etag.replaceAll('"', '') !== ETag.replaceAll('"', '')) {
      throw new AwsError(
        'InvalidPart',
        'One or more of the specified parts could not be found, or has another entity tag than was specified.',
      );
    }
    return part;
  });
  if (chosen.slice(0, -1).some(({ size }) => size < smallestPart)) {
    throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return chosen;
}

/** What S3 calls an object of parts: the MD5 of their MD5s, and how many they were. */
function etagOf(parts: readonly PartRecord[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}

import type { Account } from '../account.ts';
import { getBucketFolder } from './buckets.ts';
import { checksumMembers } from './object-checksums.ts';
import { findUpload, partsOf, type UploadReference, uploadsOf } from './uploads.ts';

const maxPage = 1000;

interface ListPartsRequest extends UploadReference {
  readonly MaxParts?: number;
  readonly PartNumberMarker?: string;
}

/** The parts of an upload that are there. */
export function listParts(account: Account, input: ListPartsRequest): object {
  findUpload(account, input);
  const { Bucket, Key, UploadId, PartNumberMarker: marker = '0' } = input;
  const size = Math.min(input.MaxParts ?? maxPage, maxPage);
  const behind = partsOf(account, UploadId).filter(({ number }) => number > Number(marker));
  const page = behind.slice(0, size);
  return {
    ...{ Bucket, Key, UploadId, PartNumberMarker: marker, MaxParts: size, StorageClass: 'STANDARD' },
    IsTruncated: behind.length > size,
    NextPartNumberMarker: String(page.at(-1)?.number ?? marker),
    Parts: page.map(({ number, etag, size: Size, modified, checksums }) => ({
      ...{ PartNumber: number, ETag: etag, Size, LastModified: new Date(modified) },
      ...checksumMembers(checksums),
    })),
  };
}

interface ListUploadsRequest {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly MaxUploads?: number;
  readonly KeyMarker?: string;
  readonly UploadIdMarker?: string;
}

/** The uploads of a bucket that were neither completed nor given up. */
export function listMultipartUploads(account: Account, input: ListUploadsRequest): object {
  const { Bucket, Prefix = '', KeyMarker = '', UploadIdMarker = '' } = input;
  getBucketFolder(account, Bucket);
  const size = Math.min(input.MaxUploads ?? maxPage, maxPage);
  const all = uploadsOf(account, Bucket).filter(({ body }) => body.key.startsWith(Prefix));
  const marked = all.findIndex(({ id, body }) => body.key === KeyMarker && id === UploadIdMarker);
  const behind = marked >= 0 ? all.slice(marked + 1) : all.filter(({ body }) => KeyMarker === '' || body.key > KeyMarker);
  const page = behind.slice(0, size);
  const last = behind.length > size ? page.at(-1) : undefined;
  return {
    ...{ Bucket, Prefix, KeyMarker, UploadIdMarker, MaxUploads: size, IsTruncated: last !== undefined },
    ...(last && { NextKeyMarker: last.body.key, NextUploadIdMarker: last.id }),
    Uploads: page.map(({ id, body }) => ({ Key: body.key, UploadId: id, Initiated: new Date(body.initiated), StorageClass: 'STANDARD' })),
  };
}

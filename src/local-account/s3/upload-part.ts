import { createHash } from 'node:crypto';
import { renameSync, statSync } from 'node:fs';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Upload } from '../protocol/wire.ts';
import { type CopySource, readSource } from './copy-source.ts';
import { joinToDraft } from './drafts.ts';
import { checksumMembers } from './object-checksums.ts';
import { findUpload, partPath, putPart, type UploadReference } from './uploads.ts';

const maxParts = 10_000;

interface UploadPartRequest extends UploadReference {
  readonly PartNumber: number;
  readonly Body: Upload;
}

/** One part of an object. */
export function uploadPart(account: Account, input: UploadPartRequest): object {
  checkPart(account, input);
  const { file, md5, checksums } = input.Body;
  return { ETag: keepPart(account, input, { file, md5, checksums }).etag, ...checksumMembers(checksums) };
}

interface UploadPartCopyRequest extends UploadReference, CopySource {
  readonly PartNumber: number;
  readonly CopySourceRange?: string;
}

/** One part of an object, which is a part of another one. */
export function uploadPartCopy(account: Account, input: UploadPartCopyRequest): object {
  checkPart(account, input);
  const { file } = readSource(account, input);
  const md5 = createHash('md5');
  const slice = { path: file.path, ...readRange(input.CopySourceRange, file.size) };
  const draft = joinToDraft(account, [slice], (bytes) => void md5.update(bytes));
  const { etag, modified } = keepPart(account, input, { file: draft, md5: md5.digest('hex'), checksums: {} });
  return { CopyPartResult: { ETag: etag, LastModified: new Date(modified) } };
}

function checkPart(account: Account, input: UploadReference & { readonly PartNumber: number }): void {
  const { PartNumber: number } = input;
  if (!Number.isInteger(number) || number < 1 || number > maxParts) {
    throw new AwsError('InvalidArgument', `Part number must be an integer between 1 and ${maxParts}, inclusive`);
  }
  findUpload(account, input);
}

function keepPart(
  account: Account,
  { UploadId: upload, PartNumber: number }: UploadReference & { readonly PartNumber: number },
  { file, md5, checksums }: Pick<Upload, 'file' | 'md5' | 'checksums'>,
): { readonly etag: string; readonly modified: string } {
  const said = { etag: `"${md5}"`, modified: account.clock.now().toISOString() };
  putPart(account, { upload, number, size: statSync(file).size, checksums, ...said });
  renameSync(file, partPath(account, upload, number));
  return said;
}

/** `bytes=0-9`; here both ends must be said. */
function readRange(range: string | undefined, size: number): { readonly start: number; readonly length: number } {
  if (range === undefined) return { start: 0, length: size };
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range) ?? [];
  const [start, end] = [Number(from), Number(to)];
  if (to === undefined || start > end || end >= size) {
    throw new AwsError(
      'InvalidArgument',
      `The x-amz-copy-source-range value must be of the form bytes=first-last within the ${size} bytes of the object`,
    );
  }
  return { start, length: end - start + 1 };
}

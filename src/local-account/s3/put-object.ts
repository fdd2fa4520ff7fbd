import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { findObject, objectPath, unfinished } from './folder.ts';
import { objectRecords, recordId } from './object-facts.ts';

interface PutObjectRequest {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body?: Buffer;
  readonly ContentType?: string;
  readonly ContentMD5?: string;
  readonly ChecksumCRC32?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly IfNoneMatch?: string;
  readonly ServerSideEncryption?: string;
}

/** Writes an object, whole or not at all: the file appears under its name when its bytes are on the disk. */
export function putObject(account: Account, input: PutObjectRequest): object {
  const { Bucket: bucket, Key: key, Body: body = Buffer.alloc(0) } = input;
  const folder = getBucketFolder(account, bucket);
  const path = objectPath(folder, key);
  checkRequest(input, body);
  if (input.IfNoneMatch === '*' && findObject(folder, key)) {
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  }
  writeWhole(path, body);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const { size, mtime } = statSync(path);
  const said = { contentType: input.ContentType, metadata: input.Metadata ?? {} };
  objectRecords.put(account, recordId(bucket, key), { etag, size, modified: mtime.getTime(), ...said });
  return { ETag: etag, ChecksumCRC32: input.ChecksumCRC32 };
}

function checkRequest({ ContentMD5: md5, ChecksumCRC32: crc, ServerSideEncryption: encryption }: PutObjectRequest, body: Buffer): void {
  if (encryption !== undefined && encryption !== 'AES256') {
    throw new AwsError('InvalidArgument', `The local account has no KMS: objects cannot be encrypted with '${encryption}'.`);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  const damaged =
    (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) || (crc !== undefined && crc !== sum.toString('base64'));
  if (damaged) throw new AwsError('BadDigest', 'The checksum you specified did not match what we received.');
}

function writeWhole(path: string, body: Buffer): void {
  const parent = dirname(path);
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw isOccupied(error) ? occupied(path) : error;
  }
  const draft = join(parent, `${unfinished}${randomUUID()}`);
  try {
    const file = openSync(draft, 'wx', 0o600);
    try {
      for (let at = 0; at < body.length; ) at += writeSync(file, body, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw isOccupied(error) ? occupied(path) : error;
  }
}

/** A folder where the file should be, or a file where a folder should be. */
function isOccupied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(String(error.code));
}

function occupied(path: string): AwsError {
  const message = `Buckets of the local account are folders: an object cannot lie below another one, and '${path}' would.`;
  return new AwsError('InvalidArgument', message, 409);
}

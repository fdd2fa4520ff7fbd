// Requests that count only if an object is, or is not, what the client thinks: RFC 9110, section 13, as S3 has it.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { ObjectFile } from './folder.ts';
import { factsOf } from './object-facts.ts';

export interface WriteConditions {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

export interface ReadConditions extends WriteConditions {
  readonly IfModifiedSince?: Date;
  readonly IfUnmodifiedSince?: Date;
}

export interface Target {
  readonly bucket: string;
  readonly file: ObjectFile | undefined;
}

/** Throws where the object of a key must not be written, or must be another one. */
export function checkWrite(account: Account, { bucket, file }: Target, { IfMatch, IfNoneMatch }: WriteConditions): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') {
    throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501);
  }
  if (IfNoneMatch === '*' && file) throw failed();
  if (IfMatch === undefined) return;
  if (!file) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  if (!lists(IfMatch, factsOf(account, bucket, file).etag)) throw failed();
}

export interface Version {
  readonly etag: string;
  readonly modified: Date;
}

/** Throws where a client does not want this version; times count by the second, and only where no ETag decides. */
export function checkRead({ etag, modified }: Version, conditions: ReadConditions): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!lists(IfMatch, etag)) throw failed();
  } else if (IfUnmodifiedSince && seconds(modified) > seconds(IfUnmodifiedSince)) throw failed();
  if (IfNoneMatch !== undefined) {
    if (lists(IfNoneMatch, etag)) throw notModified();
  } else if (IfModifiedSince && seconds(modified) <= seconds(IfModifiedSince)) throw notModified();
}

function lists(header: string, etag: string): boolean {
  const wanted = header.split(',').map((item) => item.trim().replace(/^W\//, ''));
  return wanted.includes('*') || wanted.includes(etag) || wanted.includes(etag.replaceAll('"', ''));
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function failed(): AwsError {
  return new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}

function notModified(): AwsError {
  return new AwsError('NotModified', 'Not Modified', 304);
}

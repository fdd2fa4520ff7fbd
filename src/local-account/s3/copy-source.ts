import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { checkRead } from './conditions.ts';
import { findObject, type ObjectFile } from './folder.ts';
import { factsOf, type ObjectFacts } from './object-facts.ts';

/** What a request says of the object that it copies. */
export interface CopySource {
  /** `bucket/key`, percent-encoded. */
  readonly CopySource: string;
  readonly CopySourceIfMatch?: string;
  readonly CopySourceIfNoneMatch?: string;
  readonly CopySourceIfModifiedSince?: Date;
  readonly CopySourceIfUnmodifiedSince?: Date;
}

export interface Source {
  readonly bucket: string;
  readonly file: ObjectFile;
  readonly facts: ObjectFacts;
}

/** The object that is to be copied; throws where there is none, or the request does not want this version of it. */
export function readSource(account: Account, input: CopySource): Source {
  const [, bucket = '', key = '', version] = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.*))?$/s.exec(input.CopySource) ?? [];
  if (bucket === '') throw new AwsError('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  if (version !== undefined && version !== 'null') throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  const file = findObject(getBucketFolder(account, decode(bucket)), decode(key));
  if (!file) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  const facts = factsOf(account, decode(bucket), file);
  checkSource(input, { etag: facts.etag, modified: file.modified });
  return { bucket: decode(bucket), file, facts };
}

function checkSource(input: CopySource, version: { readonly etag: string; readonly modified: Date }): void {
  try {
    checkRead(version, {
      ...(input.CopySourceIfMatch === undefined ? {} : { IfMatch: input.CopySourceIfMatch }),
      ...(input.CopySourceIfNoneMatch === undefined ? {} : { IfNoneMatch: input.CopySourceIfNoneMatch }),
      ...(input.CopySourceIfModifiedSince === undefined ? {} : { IfModifiedSince: input.CopySourceIfModifiedSince }),
      ...(input.CopySourceIfUnmodifiedSince === undefined ? {} : { IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince }),
    });
  } catch (error) {
    // Who copies has no copy that could be called fresh.
    if (error instanceof AwsError && error.code === 'NotModified') {
      throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
    }
    throw error;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // some clients send it as it is, and a sign of percent in it then means itself
  }
}

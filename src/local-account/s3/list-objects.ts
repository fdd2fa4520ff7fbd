import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from './buckets.ts';
import { listObjects, type ObjectFile } from './folder.ts';
import { factsOf, type ObjectFacts } from './object-facts.ts';

interface ListObjectsRequest {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number;
  readonly StartAfter?: string;
  readonly ContinuationToken?: string;
  readonly EncodingType?: 'url';
}

const maxKeys = 1000;

/** A key, or what stands for all keys with a common beginning. */
type Entry = { readonly name: string; readonly file: ObjectFile | undefined };

/** The objects of a bucket by key; with a delimiter, keys that go on behind it are rolled up. */
export function listObjectsV2(account: Account, input: ListObjectsRequest): object {
  const { Bucket, Prefix = '', Delimiter, StartAfter, ContinuationToken: token, EncodingType } = input;
  const entries = rollUp(listObjects(getBucketFolder(account, Bucket), Prefix), Prefix, Delimiter);
  const after = token === undefined ? (StartAfter ?? '') : readToken(token);
  const size = Math.min(input.MaxKeys ?? maxKeys, maxKeys);
  const behind = entries.filter(({ name }) => Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0);
  const page = behind.slice(0, size);
  const last = page.at(-1);
  const spell = (text: string) => (EncodingType === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text);
  const spelled = (text: string | undefined) => text && spell(text);
  const cut = behind.length > size && last !== undefined;
  return {
    Name: Bucket,
    Prefix: spell(Prefix),
    ...{
      Delimiter: spelled(Delimiter),
      StartAfter: spelled(StartAfter),
      ContinuationToken: token,
      EncodingType,
      MaxKeys: size,
      KeyCount: page.length,
    },
    IsTruncated: cut,
    NextContinuationToken: cut ? Buffer.from(last.name).toString('base64url') : undefined,
    Contents: page.flatMap(({ file }) => (file ? [{ ...toContent(file, factsOf(account, Bucket, file)), Key: spell(file.key) }] : [])),
    CommonPrefixes: page.filter(({ file }) => !file).map(({ name }) => ({ Prefix: spell(name) })),
  };
}

function rollUp(files: readonly ObjectFile[], prefix: string, delimiter: string | undefined): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const file of files) {
    const end = delimiter ? file.key.indexOf(delimiter, prefix.length) : -1;
    const name = end < 0 ? file.key : file.key.slice(0, end + (delimiter ?? '').length);
    entries.set(name, { name, file: end < 0 ? file : undefined });
  }
  return [...entries.values()];
}

function toContent({ modified, size }: ObjectFile, { etag }: ObjectFacts): object {
  return { LastModified: modified, ETag: etag, Size: size, StorageClass: 'STANDARD' };
}

function readToken(token: string): string {
  const name = Buffer.from(token, 'base64url').toString('utf8');
  if (Buffer.from(name).toString('base64url') === token) return name;
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
}

import { readFileSync } from 'node:fs';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from '../s3/buckets.ts';
import { findObject, type ObjectFile } from '../s3/folder.ts';
import { invalidValue } from './arn.ts';
import { documentTooLarge } from './decisions.ts';

/** The quota of components, workflows and Dockerfile templates alike; what a request carries itself is limited by the model. */
const maxBytes = 64 * 1024;

/** The document that a request carries in one member, or names by its place in S3 in another: exactly one of the two. */
export function documentText<Data extends string, Uri extends string>(
  account: Account,
  input: Readonly<Partial<Record<Data | Uri, string | undefined>>>,
  names: { readonly data: Data; readonly uri: Uri },
): string {
  const data: string | undefined = input[names.data];
  const uri: string | undefined = input[names.uri];
  if (data !== undefined && uri === undefined) return data;
  if (uri !== undefined && data === undefined) return readObject(account, uri, names.uri);
  throw new AwsError('InvalidParameterCombinationException', `Exactly one of '${names.data}' and '${names.uri}' must be provided.`);
}

function readObject(account: Account, uri: string, parameter: string): string {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) throw invalidValue(parameter, 'It must be s3://BUCKET/KEY.');
  const file = objectOf(account, { bucket, key }, parameter);
  if (file.size > maxBytes) throw documentTooLarge(uri, maxBytes);
  return readFileSync(file.path, 'utf8');
}

function objectOf(account: Account, { bucket, key }: { readonly bucket: string; readonly key: string }, parameter: string): ObjectFile {
  try {
    const file = findObject(getBucketFolder(account, bucket), key);
    if (file) return file;
  } catch (error) {
    // S3's own refusals are about a call of S3, which the caller has not made.
    if (error instanceof AwsError) throw invalidValue(parameter, `S3 answered: ${error.message}`);
    throw error;
  }
  throw invalidValue(parameter, `There is no object '${key}' in the bucket '${bucket}'.`);
}

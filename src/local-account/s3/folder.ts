// Where objects lie: the key is the path below the bucket's folder, so that people and builds can put files there and take them.
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';

/** The folder of a bucket. */
export function bucketFolder({ imagesDirectory, accountId }: Pick<Account, 'imagesDirectory' | 'accountId'>, bucket: string): string {
  return join(dirname(imagesDirectory), 'buckets', accountId, bucket);
}

/** Names of files that are being written; they are not objects yet. */
export const unfinished = '.kiln-unfinished-';

/** In bytes. */
const maxKey = 1024;

/** The path of a key; throws for keys that a file cannot have. */
export function objectPath(folder: string, key: string): string {
  if (Buffer.byteLength(key) > maxKey) throw new AwsError('KeyTooLongError', 'Your key is too long');
  const parts = key.split('/');
  const sound = parts.every(
    (part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= 255 && !/[\0\\]/.test(part),
  );
  if (sound && !parts.some((part) => part.startsWith(unfinished))) return join(folder, ...parts);
  throw new AwsError('InvalidArgument', `Buckets of the local account are folders, and a file cannot have the key '${key}'.`);
}

export interface ObjectFile {
  readonly key: string;
  readonly path: string;
  readonly size: number;
  readonly modified: Date;
}

/** The file of a key; undefined where there is none. Links are not followed: they could lead anywhere. */
export function findObject(folder: string, key: string): ObjectFile | undefined {
  return statObject(key, objectPath(folder, key));
}

function statObject(key: string, path: string): ObjectFile | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? { key, path, size: stat.size, modified: stat.mtime } : undefined;
  } catch (error) {
    // A part of the path is a file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Every object of a bucket in the order of the keys' bytes. */
export function listObjects(folder: string, prefix: string): readonly ObjectFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(unfinished))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, key: path.slice(folder.length + 1).replaceAll('\\', '/') }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    .flatMap(({ key, path }) => statObject(key, path) ?? []);
}

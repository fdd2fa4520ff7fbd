import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import { shelf } from '../store/records.ts';
import type { ObjectFile } from './folder.ts';

/** What a client said about an object, and what it was when it was put. */
export interface ObjectRecord {
  readonly etag: string;
  readonly size: number;
  /** Milliseconds since the epoch, of the file. */
  readonly modified: number;
  readonly contentType: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** By bucket and key. */
export const objectRecords = shelf<ObjectRecord>('s3-object', { global: true });

export const recordId = (bucket: string, key: string): string => `${bucket}/${key}`;

export type ObjectFacts = Pick<ObjectRecord, 'etag' | 'contentType' | 'metadata'>;

/** The facts of an object. A file that somebody put or changed beside us has an ETag of its own, in the form that says it is no MD5. */
export function factsOf(account: Account, bucket: string, file: ObjectFile): ObjectFacts {
  const record = objectRecords.find(account, recordId(bucket, file.key));
  if (record && record.size === file.size && record.modified === file.modified.getTime()) return record;
  const digest = createHash('md5').update(`${file.size}|${file.modified.getTime()}`).digest('hex');
  return { etag: `"${digest}-1"`, contentType: undefined, metadata: {} };
}

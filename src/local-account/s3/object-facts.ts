import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import { shelf } from '../store/records.ts';
import type { ObjectFile } from './folder.ts';

/** What a client says about an object beside its content. */
export interface ObjectHeaders {
  readonly ContentType?: string;
  readonly ContentEncoding?: string;
  readonly ContentDisposition?: string;
  readonly ContentLanguage?: string;
  readonly CacheControl?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** An object as it was when it was put. */
export interface ObjectRecord {
  readonly etag: string;
  readonly size: number;
  /** Milliseconds since the epoch, of the file. */
  readonly modified: number;
  readonly contentType: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** Headers beside the type. Objects of earlier versions have none, nor checksums. */
  readonly headers?: Omit<ObjectHeaders, 'ContentType' | 'Metadata'>;
  /** Those that the client sent: `crc32` and its value in base64. */
  readonly checksums?: Readonly<Record<string, string>>;
}

/** By bucket and key. */
export const objectRecords = shelf<ObjectRecord>('s3-object', { global: true });

export const recordId = (bucket: string, key: string): string => `${bucket}/${key}`;

export type ObjectFacts = Omit<ObjectRecord, 'size' | 'modified'>;

/** What a request says of its object, as it is kept. `aws-chunked` is how it was sent, and not what it is. */
export function objectHeaders(input: ObjectHeaders): Pick<ObjectRecord, 'contentType' | 'metadata' | 'headers'> {
  const { ContentType, Metadata = {}, ContentEncoding: encoding, ContentDisposition, ContentLanguage, CacheControl } = input;
  const encodings = encoding?.split(',').map((item) => item.trim());
  const kept = encodings?.filter((item) => item !== '' && item !== 'aws-chunked').join(',');
  const headers = { ContentEncoding: kept || undefined, ContentDisposition, ContentLanguage, CacheControl };
  const said = Object.entries(headers).filter(([, value]) => value !== undefined);
  return { contentType: ContentType, metadata: Metadata, headers: Object.fromEntries(said) };
}

/** The facts of an object. A file that somebody put or changed beside us has an ETag of its own, in the form that says it is no MD5. */
export function factsOf(account: Account, bucket: string, file: ObjectFile): ObjectFacts {
  const record = objectRecords.find(account, recordId(bucket, file.key));
  if (record && record.size === file.size && record.modified === file.modified.getTime()) return record;
  const digest = createHash('md5').update(`${file.size}|${file.modified.getTime()}`).digest('hex');
  return { etag: `"${digest}-1"`, contentType: undefined, metadata: {} };
}

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { LogLine } from '../../contract/index.ts';
import type { Aws, Image } from '../aws/clients.ts';
import type { LogEvent } from './taken-lines.ts';

/** Where an image's log lies in S3. */
interface LogPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** By its guide, Image Builder writes below PREFIX/NAME/VERSION/BUILD, a folder a step. undefined: the configuration names no bucket. */
export function s3LogPlace({ arn = '', infrastructureConfiguration }: Image): LogPlace | undefined {
  const { s3BucketName: bucket, s3KeyPrefix = '' } = infrastructureConfiguration?.logging?.s3Logs ?? {};
  if (!bucket) return undefined;
  const folder = arn.split('/').slice(-3).join('/');
  const prefix = s3KeyPrefix.replace(/^\/+|\/+$/g, '');
  return { bucket, prefix: `${prefix === '' ? '' : `${prefix}/`}${folder}/` };
}

/** Reads what was added to an image's log in S3 since the last time. */
export interface S3Tail {
  /** Where the log is, as the image itself says. */
  locate(image: Image): void;
  isLocated(): boolean;
  /** Something of it was told, by this process or by one before. */
  hasTold(): boolean;
  /** One call: the next page of the list of files, or what one of them has more than before. */
  read(): Promise<LogEvent[]>;
  /** The next reads go over all files once more, to their last line, until `settled`. */
  settle(): void;
  settled(): boolean;
  /** Takes up where an earlier process ended, from the lines that it wrote down. */
  recall(lines: readonly LogLine[]): void;
}

/** What the output of steps is in, and what is read of it at most. */
const logFile = /(^|\/)console\.log$/;
const mostFiles = 500;
const mostBytes = 32 * 1024 * 1024;

/** How far a file was told. */
interface Told {
  /** Up to here, which is the end of a line. */
  bytes: number;
  /** How large it was then; behind the last line may stand a part of the next. */
  seen: number;
  /** Lines that an earlier process told: how many bytes they were, nobody wrote down. */
  recalled: number;
}

interface File {
  readonly key: string;
  readonly size: number;
  readonly modified: number;
}

/** What stands before the lines of a file. */
const headOf = (bucket: string, key: string) => `s3://${bucket}/${key}`;
const isHead = /^s3:\/\/[^/]+\/\S*console\.log$/;

/** The lines of an image's log in S3, file by file. They carry no times of their own: each has that of its file. */
export function tailS3Log(aws: () => Promise<Aws>): S3Tail {
  const told = new Map<string, Told>();
  let place: LogPlace | undefined;
  let queue: readonly File[] = [];
  let nextPage: string | undefined;
  let isListed = false;
  let settling = false;
  /** The file whose lines were told last. */
  let current: string | undefined;

  const toldOf = (head: string): Told => {
    const known = told.get(head) ?? { bytes: 0, seen: 0, recalled: 0 };
    told.set(head, known);
    return known;
  };
  const isNews = (bucket: string, { key, size }: File) => {
    const known = told.get(headOf(bucket, key));
    if (!known) return told.size < mostFiles && size > 0;
    return size > known.bytes && (settling || size !== known.seen);
  };
  const list = async ({ bucket, prefix }: LogPlace) => {
    const s3 = await (await aws()).s3();
    const page = await s3.listObjectsV2({ Bucket: bucket, Prefix: prefix, ContinuationToken: nextPage });
    nextPage = page.NextContinuationToken;
    isListed = nextPage === undefined;
    const files = (page.Contents ?? []).map(
      ({ Key: key = '', LastModified, Size: size = 0 }): File => ({ key, size, modified: LastModified?.getTime() ?? 0 }),
    );
    queue = files
      .filter((file) => logFile.test(file.key) && file.size <= mostBytes && isNews(bucket, file))
      .sort((a, b) => a.modified - b.modified);
  };
  const fetch = async ({ bucket }: LogPlace, { key, modified, size }: File): Promise<LogEvent[]> => {
    const head = headOf(bucket, key);
    const known = toldOf(head);
    const s3 = await (await aws()).s3();
    const { Body } = await s3.getObject({ Bucket: bucket, Key: key, ...(known.bytes > 0 ? { Range: `bytes=${known.bytes}-` } : {}) });
    if (!(Body instanceof Readable)) return [];
    const data = await buffer(Body);
    const end = settling ? data.length : data.lastIndexOf('\n') + 1;
    const lines = data
      .toString('utf8', 0, end)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    const fresh = end === 0 ? [] : lines.slice(known.recalled);
    told.set(head, { bytes: known.bytes + end, seen: size, recalled: 0 });
    if (fresh.length === 0) return [];
    const texts = current === head ? fresh : [head, ...fresh];
    current = head;
    return texts.map((text) => ({ time: modified, text }));
  };

  return {
    locate(image) {
      place ??= s3LogPlace(image);
    },
    isLocated: () => place !== undefined,
    hasTold: () => told.size > 0,
    async read() {
      if (!place) return [];
      const [file, ...others] = queue;
      if (!file) {
        if (isListed) isListed = false; // a new round
        await list(place);
        return [];
      }
      const lines = await fetch(place, file);
      queue = others; // only now: a call that failed is made again
      return lines;
    },
    settle() {
      settling = true;
      [queue, nextPage, isListed] = [[], undefined, false];
    },
    settled: () => settling && isListed && queue.length === 0,
    recall(lines) {
      for (const { from, text } of lines) {
        if (from !== 's3') continue;
        if (isHead.test(text)) current = text;
        else if (current !== undefined) toldOf(current).recalled += 1;
      }
    },
  };
}

import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
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

/** What the output of steps is in, and what is read of it at most. */
const logFile = /(^|\/)console\.log$/;
const mostFiles = 50;
const mostBytes = 32 * 1024 * 1024;
const batchLines = 1000;

/** The lines of an image's log in S3, file by file. They carry no times of their own: each has that of its file. */
export async function* readS3Log(aws: Aws, { bucket, prefix }: LogPlace): AsyncGenerator<LogEvent[]> {
  const s3 = await aws.s3();
  const { Contents = [] } = await s3.listObjectsV2({ Bucket: bucket, Prefix: prefix });
  const files = Contents.filter(({ Key = '', Size = 0 }) => logFile.test(Key) && Size <= mostBytes)
    .sort((a, b) => (a.LastModified?.getTime() ?? 0) - (b.LastModified?.getTime() ?? 0))
    .slice(0, mostFiles);
  for (const { Key = '', LastModified = new Date(0) } of files) {
    const line = (text: string): LogEvent => ({ time: LastModified.getTime(), text });
    const { Body } = await s3.getObject({ Bucket: bucket, Key });
    if (!(Body instanceof Readable)) continue;
    let batch = [line(`s3://${bucket}/${Key}`)];
    for await (const text of createInterface({ input: Body })) {
      batch.push(line(text));
      if (batch.length < batchLines) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }
}
